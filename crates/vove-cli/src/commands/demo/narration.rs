use std::io;

use indicatif::ProgressBar;
use serde_json::{Value, json};
use vove_model::{CalendarDate, UserDocuments, UserVerification, assess::AssessOptions};

use crate::{
    commands::assess,
    render::{Output, verification as summary},
};

/// The steps as they happen: lines for people, one value at the end for machines.
pub(super) struct Story<'a> {
    output: &'a Output,
    progress: ProgressBar,
    steps: Vec<Value>,
}

impl<'a> Story<'a> {
    pub(super) fn new(output: &'a Output, steps: usize) -> Self {
        Self { output, progress: output.progress(steps), steps: Vec::new() }
    }

    /// One step, and what travelled.
    pub(super) fn step(&mut self, name: &'static str, lines: &[String]) -> io::Result<()> {
        self.progress.set_message(name);
        self.progress.inc(1);
        self.steps.push(json!({ "step": name, "what": lines }));
        if self.output.json {
            return Ok(());
        }
        let heading = format!("{}. {name}", self.steps.len());
        self.progress.suspend(|| {
            for (line, heading) in lines.iter().zip([heading.as_str()].into_iter().chain(std::iter::repeat(""))) {
                self.output.line(&format!("{heading:<12}{line}"))?;
            }
            Ok(())
        })
    }

    /// The last step: what the backend decides, and on what; then what a second look finds.
    pub(super) fn decide(
        &mut self,
        user: &UserVerification,
        documents: &UserDocuments,
        today: CalendarDate,
    ) -> io::Result<()> {
        let options = AssessOptions::new(today);
        let assessment = documents.assess(&options);
        let (decision, status) = (summary::decision(user), summary::status(user, self.output));
        self.step("Decide", &[format!("{decision}, because the API says {status}")])?;
        self.progress.finish_and_clear();
        if self.output.json {
            self.output.value(&json!({
                "steps": self.steps,
                "status": status,
                "decision": decision,
                "documents": summary::documents_value(&documents.documents, self.output),
                "assessment": assess::value(&assessment, self.output),
            }))
        } else {
            summary::documents(&documents.documents, self.output)?;
            self.output.line("")?;
            assess::print(&assessment, self.output)
        }
    }

    pub(super) fn finish(&self) {
        self.progress.finish_and_clear();
    }
}
