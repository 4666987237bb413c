use super::check::Check;
use crate::{CalendarDate, CheckOutcome, ClaimedUser, StepId, mrz::State};

/// What an assessment knows beside the documents: today, what the person claimed, and what the caller expects.
///
/// Nothing is expected unless it is said: each setter brings findings of its own.
///
/// ```
/// use vove_model::{CalendarDate, ClaimedUser, StepId, assess::Context};
///
/// let today = CalendarDate::new(2026, 11, 23).unwrap();
/// let claimed = ClaimedUser { first_name: Some("AMINA".into()), ..ClaimedUser::default() };
/// let context = Context::new(today)
///     .claimed(&claimed)
///     .minimum_age(18)
///     .issuers(&["MAR", "TUN", "DZA"])
///     .required(&[StepId::IdDocument, StepId::AddressProof])
///     .address_proof_within_days(90)
///     .minimum_match_level(6.0);
/// # let _ = context;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub(super) today: CalendarDate,
    pub(super) claimed: Option<&'a ClaimedUser>,
    pub(super) minimum_age: Option<u8>,
    pub(super) issuers: Option<&'a [&'a str]>,
    pub(super) required: &'a [StepId],
    pub(super) address_proof_days: Option<u16>,
    pub(super) minimum_match_level: Option<f64>,
    pub(super) reading: Option<fn(Check, &CheckOutcome) -> Option<bool>>,
}

impl<'a> Context<'a> {
    /// A context that knows the day alone. The clock stays with the caller.
    pub const fn new(today: CalendarDate) -> Self {
        Self {
            today,
            claimed: None,
            minimum_age: None,
            issuers: None,
            required: &[],
            address_proof_days: None,
            minimum_match_level: None,
            reading: None,
        }
    }

    /// Compares every document with what the person claimed when the session was created.
    #[must_use]
    pub const fn claimed(mut self, user: &'a ClaimedUser) -> Self {
        self.claimed = Some(user);
        self
    }

    /// Asks for holders of an age in full years.
    #[must_use]
    pub const fn minimum_age(mut self, years: u8) -> Self {
        self.minimum_age = Some(years);
        self
    }

    /// Asks for issuers, by the zone's codes: `MAR`; `D` and `DEU` are the same.
    #[must_use]
    pub const fn issuers(mut self, codes: &'a [&'a str]) -> Self {
        self.issuers = Some(codes);
        self
    }

    /// Asks for a document of each of these steps, in a whole verification.
    #[must_use]
    pub const fn required(mut self, steps: &'a [StepId]) -> Self {
        self.required = steps;
        self
    }

    /// Asks for proofs of address issued at most so many days ago.
    #[must_use]
    pub const fn address_proof_within_days(mut self, days: u16) -> Self {
        self.address_proof_days = Some(days);
        self
    }

    /// Asks for a match level. The API publishes no scale: take the number from your own contract with it.
    #[must_use]
    pub const fn minimum_match_level(mut self, level: f64) -> Self {
        self.minimum_match_level = Some(level);
        self
    }

    /// Reads the API's outcomes, whose values it doesn't publish: whether a check passed, or `None` for a value that says
    /// neither. Without it they are findings of the severity `Unknown`.
    ///
    /// ```
    /// use vove_model::{CalendarDate, CheckOutcome, assess::Context};
    ///
    /// // As your contract says, not this library.
    /// let context = Context::new(CalendarDate::new(2026, 11, 23).unwrap()).outcomes(|_, outcome| match outcome {
    ///     CheckOutcome::Number(1) => Some(true),
    ///     CheckOutcome::Number(0) => Some(false),
    ///     _ => None,
    /// });
    /// # let _ = context;
    /// ```
    #[must_use]
    pub const fn outcomes(mut self, passed: fn(Check, &CheckOutcome) -> Option<bool>) -> Self {
        self.reading = Some(passed);
        self
    }

    pub(super) fn passed(&self, check: Check, outcome: &CheckOutcome) -> Option<bool> {
        self.reading.and_then(|passed| passed(check, outcome))
    }

    pub(super) fn accepts(&self, code: &str) -> Option<bool> {
        let same = |accepted: &&str| match (State::of(accepted), State::of(code)) {
            (Some(accepted), Some(state)) => accepted == state,
            _ => *accepted == code.trim_end_matches('<'),
        };
        self.issuers.map(|issuers| issuers.iter().any(same))
    }
}
