//! Reads a request: its method and its JSON body.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Map, Value};

use crate::response::{RequestError, Result};

/// The method that a request is routed by. HEAD is answered as GET (RFC 9110, section 9.3.2); the server leaves the
/// body out.
pub(super) fn method(request: &Request<Bytes>) -> &Method {
    if request.method() == Method::HEAD { &Method::GET } else { request.method() }
}

/// A body that is a JSON object.
pub(super) struct JsonBody(Map<String, Value>);

impl JsonBody {
    pub(super) fn parse(body: &[u8]) -> Result<Self> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Ok(Self(object)),
            _ => Err(RequestError::bad_request("the body must be a JSON object")),
        }
    }

    pub(super) const fn fields(&self) -> Fields<'_> {
        Fields { object: &self.0, path: "" }
    }
}

/// The fields of an object in a body, read with their documented types. `null` is the same as a missing field.
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    /// The place of the object in the body, such as `user.`, for error messages.
    path: &'static str,
}

impl<'a> Fields<'a> {
    /// The object itself, to repeat it in a response.
    pub(super) const fn object(&self) -> &'a Map<String, Value> {
        self.object
    }

    /// A string that is required and must not be blank.
    pub(super) fn required_text(&self, key: &str) -> Result<&'a str> {
        let text = self.value(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| self.invalid(key, "a non-empty string"))
    }

    /// A string that may be missing, but must not be blank.
    pub(super) fn optional_text(&self, key: &str) -> Result<Option<&'a str>> {
        self.value(key).map(|_| self.required_text(key)).transpose()
    }

    /// Any string, or `None` if it is missing.
    pub(super) fn optional_string(&self, key: &str) -> Result<Option<&'a str>> {
        let string = |value: &'a Value| value.as_str().ok_or_else(|| self.invalid(key, "a string"));
        self.value(key).map(string).transpose()
    }

    /// A boolean, `false` if it is missing.
    pub(super) fn flag(&self, key: &str) -> Result<bool> {
        let flag = |value: &Value| value.as_bool().ok_or_else(|| self.invalid(key, "a boolean"));
        self.value(key).map_or(Ok(false), flag)
    }

    /// An object, or `None` if it is missing. `path` is its place in the body.
    pub(super) fn optional_object(&self, key: &str, path: &'static str) -> Result<Option<Fields<'a>>> {
        let object = |value: &'a Value| value.as_object().ok_or_else(|| self.invalid(key, "an object"));
        Ok(self.value(key).map(object).transpose()?.map(|object| Fields { object, path }))
    }

    /// An error that says what the value of a field must be.
    pub(super) fn invalid(&self, key: &str, expected: &str) -> RequestError {
        RequestError::bad_request(format!("{}{key} must be {expected}", self.path))
    }

    fn value(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }
}
