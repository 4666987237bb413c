//! The options of an assessment: its date, the submitted data, and the caller's requirements.

use super::provider_check::ProviderCheck;
use crate::{CalendarDate, CheckOutcome, StepId, SubmittedUser};

/// The assessment date, the data submitted for the person, and the requirements that documents must meet.
///
/// Only the date is needed. Each setter adds a comparison or a requirement, and with it findings.
///
/// ```
/// use vove_model::{CalendarDate, SubmittedUser, StepId, assess::AssessOptions};
///
/// let today = CalendarDate::new(2026, 11, 23).unwrap();
/// let user = SubmittedUser { first_name: Some("AMINA".into()), ..SubmittedUser::default() };
/// let options = AssessOptions::new(today)
///     .submitted_data(&user)
///     .minimum_age(18)
///     .accepted_issuers(&["MAR", "TUN", "DZA"])
///     .required_steps(&[StepId::IdDocument, StepId::AddressProof])
///     .address_proof_within_days(90)
///     .minimum_match_level(6.0);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AssessOptions<'a> {
    pub(crate) today: CalendarDate,
    pub(crate) submitted_data: Option<&'a SubmittedUser>,
    pub(crate) minimum_age: Option<u8>,
    pub(crate) accepted_issuers: Option<&'a [&'a str]>,
    pub(crate) required_steps: &'a [StepId],
    pub(crate) address_proof_within_days: Option<u16>,
    pub(crate) minimum_match_level: Option<f64>,
    interpret_checks: Option<fn(ProviderCheck, &CheckOutcome) -> Option<bool>>,
}

impl<'a> AssessOptions<'a> {
    /// Options with the assessment date only: no submitted data and no requirements. Usually the date is today; this
    /// crate does not read a clock.
    pub const fn new(today: CalendarDate) -> Self {
        Self {
            today,
            submitted_data: None,
            minimum_age: None,
            accepted_issuers: None,
            required_steps: &[],
            address_proof_within_days: None,
            minimum_match_level: None,
            interpret_checks: None,
        }
    }

    /// Sets the data that was submitted for the person when the session was created. Each document is compared with it.
    /// Default: none.
    #[must_use]
    pub const fn submitted_data(mut self, user: &'a SubmittedUser) -> Self {
        self.submitted_data = Some(user);
        self
    }

    /// Sets the minimum age of the holder in completed years. Default: none.
    #[must_use]
    pub const fn minimum_age(mut self, years: u8) -> Self {
        self.minimum_age = Some(years);
        self
    }

    /// Sets the accepted issuers, by their code in the MRZ (ICAO Doc 9303-3, section 5): `MAR`. `D` and `DEU` are the
    /// same. Default: all.
    #[must_use]
    pub const fn accepted_issuers(mut self, codes: &'a [&'a str]) -> Self {
        self.accepted_issuers = Some(codes);
        self
    }

    /// Sets the steps of which the response must contain a document. Used if a whole response is assessed. Default:
    /// none.
    #[must_use]
    pub const fn required_steps(mut self, steps: &'a [StepId]) -> Self {
        self.required_steps = steps;
        self
    }

    /// Sets the maximum age of a proof of address, in days since its date of issue. Default: none.
    #[must_use]
    pub const fn address_proof_within_days(mut self, days: u16) -> Self {
        self.address_proof_within_days = Some(days);
        self
    }

    /// Sets the minimum match level of selfie and portrait. The API does not document the scale: take the number from
    /// your agreement with the provider. Default: none.
    #[must_use]
    pub const fn minimum_match_level(mut self, level: f64) -> Self {
        self.minimum_match_level = Some(level);
        self
    }

    /// Sets the function that interprets the values of the API's checks, which are undocumented: `Some(true)` for
    /// passed, `Some(false)` for failed, `None` for neither. Default: none, and each check is
    /// [`Outcome::Inconclusive`](crate::assess::Outcome::Inconclusive).
    ///
    /// ```
    /// use vove_model::{CalendarDate, CheckOutcome, assess::AssessOptions};
    ///
    /// // The meaning of 0 and 1 is an example: ask the provider.
    /// let today = CalendarDate::new(2026, 11, 23).unwrap();
    /// let options = AssessOptions::new(today).interpret_checks(|_, outcome| match outcome {
    ///     CheckOutcome::Number(1) => Some(true),
    ///     CheckOutcome::Number(0) => Some(false),
    ///     _ => None,
    /// });
    /// # let _ = options;
    /// ```
    #[must_use]
    pub const fn interpret_checks(mut self, passed: fn(ProviderCheck, &CheckOutcome) -> Option<bool>) -> Self {
        self.interpret_checks = Some(passed);
        self
    }

    /// Whether the check passed, if the caller interprets its value.
    pub(crate) fn check_passed(&self, check: ProviderCheck, outcome: &CheckOutcome) -> Option<bool> {
        self.interpret_checks.and_then(|passed| passed(check, outcome))
    }
}
