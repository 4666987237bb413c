//! The steps of the demonstration: text as they happen, one JSON value at the end.

use std::{io, iter};

use serde::Serialize;
use vove_model::{CalendarDate, UserDocuments, UserVerification, assess::AssessOptions};

use crate::render::{
    Output, Render,
    assessment::AssessmentView,
    human::Human,
    progress::Progress,
    verification::{self, Documents},
};

pub(super) struct Narration<'a> {
    output: &'a Output,
    progress: Progress,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    step: &'static str,
    what: Vec<String>,
}

impl<'a> Narration<'a> {
    pub(super) fn new(output: &'a Output, steps: usize) -> Self {
        Self { output, progress: output.progress(steps), steps: Vec::new() }
    }

    /// Adds a step: its name, and what was sent and received.
    pub(super) fn step(&mut self, name: &'static str, lines: &[String]) -> io::Result<()> {
        self.progress.message(name);
        self.progress.advance();
        self.steps.push(Step { step: name, what: lines.to_vec() });
        if self.output.json {
            return Ok(());
        }
        let heading = format!("{}. {name}", self.steps.len());
        self.progress.suspend(|| {
            let headings = iter::once(heading.as_str()).chain(iter::repeat(""));
            let mut rows = lines.iter().zip(headings);
            self.output.text(|out| rows.try_for_each(|(line, heading)| out.line(format_args!("{heading:<12}{line}"))))
        })
    }

    /// Adds the last step: the decision and its reason, then the documents and their assessment.
    pub(super) fn decide(
        &mut self,
        user: &UserVerification,
        documents: &UserDocuments,
        today: CalendarDate,
    ) -> io::Result<()> {
        let mask = self.output.mask;
        let (decision, status) = (verification::decision(user), verification::status(user, mask));
        self.step("Decide", &[format!("{decision}, because the API says {status}")])?;
        self.progress.finish();
        self.output.show(&Demonstration {
            steps: &self.steps,
            status,
            decision,
            documents: Documents::new(&documents.documents, mask),
            assessment: AssessmentView { assessment: &documents.assess(&AssessOptions::new(today)), mask },
        })
    }

    /// Removes the progress bar.
    pub(super) fn finish(&self) {
        self.progress.finish();
    }
}

/// The result of the demonstration.
#[derive(Serialize)]
struct Demonstration<'a> {
    steps: &'a [Step],
    status: String,
    decision: &'static str,
    documents: Documents,
    assessment: AssessmentView<'a>,
}

/// The steps are printed as they happen.
impl Render for Demonstration<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        self.documents.human(out)?;
        out.line("")?;
        self.assessment.human(out)
    }
}
