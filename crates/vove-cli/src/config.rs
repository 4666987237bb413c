//! Settings and secrets: from flags, then from environment variables, then from the files that these name.

use std::{env, fs};

use vove_client::{ApiKey, BaseUrl, Client, Environment};
use zeroize::Zeroizing;

use crate::error::{Error, Result};

pub(crate) const API_KEY: &str = ApiKey::VARIABLE;
pub(crate) const WEBHOOK_SECRET: &str = "VOVE_WEBHOOK_SECRET";

/// The API to call. There is no default.
#[derive(clap::Args, Clone)]
pub(crate) struct Target {
    /// The environment: `production` or `sandbox` [env: VOVE_ENV]
    #[arg(long, global = true, conflicts_with = "base_url")]
    pub(crate) env: Option<String>,

    /// The base URL of any other environment, such as a local emulator [env: VOVE_BASE_URL]
    #[arg(long, global = true)]
    pub(crate) base_url: Option<String>,
}

impl Target {
    /// A client for the chosen environment, with the API key from the environment variables.
    pub(crate) fn client(&self) -> Result<Client> {
        let environment = self.environment()?;
        let key = secret(API_KEY)?
            .ok_or_else(|| Error::configuration("no API key: set VOVE_API_KEY or VOVE_API_KEY_FILE"))?;
        Ok(Client::new(environment, ApiKey::new(key.as_str())?)?)
    }

    /// The chosen environment. A flag takes precedence over the variables; two settings at once are an error.
    pub(crate) fn environment(&self) -> Result<Environment> {
        let from_variables = (variable("VOVE_ENV"), variable("VOVE_BASE_URL"));
        match (&self.env, &self.base_url, &from_variables) {
            (Some(name), None, _) | (None, None, (Some(name), None)) => Ok(name.parse()?),
            (None, Some(url), _) | (None, None, (None, Some(url))) => Ok(url.parse::<BaseUrl>()?.into()),
            (None, None, (None, None)) => Err(Error::configuration(
                "no environment: pass --env production, --env sandbox or --base-url URL (or set VOVE_ENV or \
                 VOVE_BASE_URL)",
            )),
            _ => Err(Error::configuration(
                "VOVE_ENV and VOVE_BASE_URL are both set: unset one, or pass --env or --base-url",
            )),
        }
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// A secret from the variable `NAME`, or from the file that `NAME_FILE` names.
pub(crate) fn secret(name: &str) -> Result<Option<Zeroizing<String>>> {
    let file_variable = format!("{name}_FILE");
    match (variable(name), variable(&file_variable)) {
        (Some(_), Some(_)) => {
            Err(Error::configuration(format_args!("{name} and {file_variable} are both set: unset one")))
        }
        (Some(secret), None) => Ok(Some(Zeroizing::new(secret))),
        (None, Some(path)) => {
            let text = fs::read_to_string(&path).map(Zeroizing::new).map_err(|error| {
                Error::configuration(format_args!("can't read {path}, the file in {file_variable}: {error}"))
            })?;
            Ok(Some(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned())))
        }
        (None, None) => Ok(None),
    }
}
