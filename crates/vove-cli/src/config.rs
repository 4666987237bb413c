//! Settings and secrets: flags, then environment variables, then files that they name.

use std::{env, fs};

use vove_client::{ApiKey, BaseUrl, Client, Environment};
use zeroize::Zeroizing;

use crate::error::Failure;

pub(crate) const API_KEY: &str = ApiKey::VARIABLE;
pub(crate) const WEBHOOK_SECRET: &str = "VOVE_WEBHOOK_SECRET";

/// Which VOVE ID to talk to. There is no default.
#[derive(clap::Args, Clone)]
pub(crate) struct Target {
    /// `production` or `sandbox` [env: VOVE_ENV]
    #[arg(long, global = true, conflicts_with = "base_url")]
    pub(crate) env: Option<String>,

    /// Any other address, an emulator's for instance [env: VOVE_BASE_URL]
    #[arg(long, global = true)]
    pub(crate) base_url: Option<String>,
}

impl Target {
    /// A client for the chosen environment.
    pub(crate) fn client(&self) -> Result<Client, Failure> {
        let environment = self.environment()?;
        let key = secret(API_KEY)?
            .ok_or_else(|| Failure::Configuration("no API key: set VOVE_API_KEY or VOVE_API_KEY_FILE".to_owned()))?;
        Ok(Client::new(environment, ApiKey::new(key.as_str())?)?)
    }

    /// The chosen environment. A flag beats both variables; two variables at once are a riddle.
    pub(crate) fn environment(&self) -> Result<Environment, Failure> {
        let from_variables = (variable("VOVE_ENV"), variable("VOVE_BASE_URL"));
        match (&self.env, &self.base_url, &from_variables) {
            (Some(name), None, _) | (None, None, (Some(name), None)) => Ok(name.parse()?),
            (None, Some(url), _) | (None, None, (None, Some(url))) => Ok(url.parse::<BaseUrl>()?.into()),
            (None, None, (None, None)) => Err(Failure::Configuration(
                "no environment: give --env production, --env sandbox or --base-url URL (or VOVE_ENV, VOVE_BASE_URL)"
                    .to_owned(),
            )),
            _ => Err(Failure::Configuration(
                "VOVE_ENV and VOVE_BASE_URL are both set: unset one, or give --env or --base-url".to_owned(),
            )),
        }
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// A secret from the variable `NAME`, or from the file that `NAME_FILE` names.
pub(crate) fn secret(name: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    let file_variable = format!("{name}_FILE");
    match (variable(name), variable(&file_variable)) {
        (Some(_), Some(_)) => {
            Err(Failure::Configuration(format!("{name} and {file_variable} are both set: unset one")))
        }
        (Some(secret), None) => Ok(Some(Zeroizing::new(secret))),
        (None, Some(path)) => {
            let text = fs::read_to_string(&path).map(Zeroizing::new).map_err(|error| {
                Failure::Configuration(format!("{path}, named by {file_variable}, can't be read: {error}"))
            })?;
            Ok(Some(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned())))
        }
        (None, None) => Ok(None),
    }
}
