//! Settings and secrets: from flags, then from environment variables, then from the files that these name.

use std::{
    env::{self, VarError},
    fs,
};

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
        let (env, base_url) = match (&self.env, &self.base_url) {
            (None, None) => (variable("VOVE_ENV")?, variable("VOVE_BASE_URL")?),
            (env, base_url) => (env.clone(), base_url.clone()),
        };
        match (env, base_url) {
            (Some(name), None) => Ok(name.parse()?),
            (None, Some(url)) => Ok(url.parse::<BaseUrl>()?.into()),
            (None, None) => Err(Error::configuration(
                "no environment: pass --env production, --env sandbox or --base-url URL (or set VOVE_ENV or \
                 VOVE_BASE_URL)",
            )),
            (Some(_), Some(_)) => Err(Error::configuration(
                "VOVE_ENV and VOVE_BASE_URL are both set: unset one, or pass --env or --base-url",
            )),
        }
    }
}

/// The value of a variable; `None` if it is not set or empty. An error names the variable only.
fn variable(name: &str) -> Result<Option<String>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::configuration(format_args!("{name} is not UTF-8"))),
    }
}

/// A secret from the variable `NAME`, or from the file that `NAME_FILE` names.
pub(crate) fn secret(name: &str) -> Result<Option<Zeroizing<String>>> {
    let file_variable = format!("{name}_FILE");
    match (variable(name)?, env::var_os(&file_variable).filter(|path| !path.is_empty())) {
        (Some(_), Some(_)) => {
            Err(Error::configuration(format_args!("{name} and {file_variable} are both set: unset one")))
        }
        (Some(secret), None) => Ok(Some(Zeroizing::new(secret))),
        (None, Some(path)) => {
            // The message doesn't repeat the path: it can be the secret itself, set in the wrong variable.
            let text = fs::read_to_string(&path).map(Zeroizing::new).map_err(|error| {
                Error::configuration(format_args!("can't read the file that {file_variable} names: {error}"))
            })?;
            Ok(Some(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned())))
        }
        (None, None) => Ok(None),
    }
}

/// The number of bytes of the shortest value that [`without_secrets`] removes. A shorter one would be found in words.
const MIN_SECRET_BYTES: usize = 8;

/// A message without the values of the variables that hold secrets. Messages repeat arguments, and a secret can be
/// passed as an argument by mistake.
pub(crate) fn without_secrets(message: &str) -> String {
    let mut message = message.to_owned();
    for name in [API_KEY, WEBHOOK_SECRET].into_iter().flat_map(|name| [name.to_owned(), format!("{name}_FILE")]) {
        let value = env::var(&name).unwrap_or_default();
        for secret in value.split_whitespace().filter(|secret| secret.len() >= MIN_SECRET_BYTES) {
            message = message.replace(secret, &format!("${name}"));
        }
    }
    message
}
