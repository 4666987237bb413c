//! The body of a failed call.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{IgnoredAny, MapAccess, SeqAccess},
};

use crate::{
    Pii, Schema,
    json::{
        read::{any_from_slice, without_byte_order_mark},
        scalar::{AnyVisitor, ReadAny, Scalar},
    },
    limits::{MAX_PROBLEM_MESSAGES, MAX_PROBLEM_TEXT},
};

/// The body of a failed call, which no page documents.
///
/// Reading never fails: an object is searched for the usual keys (`message`, `error`, `errors`, `code`, `statusCode`,
/// as NestJS and others write them), and any other text becomes the only message. At most 100 messages are kept, and of
/// each text at most 1024 bytes. A message may
/// repeat data of the request, so it is [`Pii`].
///
/// ```
/// use vove_model::Problem;
///
/// let body = br#"{"statusCode": 400, "message": ["refId must be a string"], "error": "Bad Request"}"#;
/// let problem = Problem::read(body);
/// assert_eq!(problem.status, Some(400));
/// assert_eq!(problem.messages[0].expose(), "refId must be a string");
///
/// let page = Problem::read(b"<html>502 Bad Gateway</html>");
/// assert_eq!(page.messages[0].expose(), "<html>502 Bad Gateway</html>");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Problem {
    /// `statusCode`: the HTTP status, repeated in the body.
    #[serde(rename = "statusCode", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// `code`, if it is a text or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Pii<String>>,
    /// `error`, if it is a text: often the name of the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Pii<String>>,
    /// `message` and `errors`, one text or several; or the whole text of a body that is not a JSON object.
    #[serde(rename = "message", default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Pii<String>>,
}

impl Problem {
    /// Reads a body of any content.
    pub fn read(body: &[u8]) -> Self {
        match any_from_slice(body, Schema::ANY) {
            Ok(Body(Some(problem))) => problem,
            Ok(Body(None)) | Err(_) => Self { messages: plain_text(body).into_iter().collect(), ..Self::default() },
        }
    }
}

/// The problem that a JSON object describes; `None` for other JSON.
struct Body(Option<Problem>);

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ToProblem;

        impl<'de> ReadAny<'de> for ToProblem {
            type Value = Body;

            fn scalar<E>(self, _: Scalar<'de>) -> Result<Body, E> {
                Ok(Body(None))
            }

            fn object<A: MapAccess<'de>>(self, mut entries: A) -> Result<Body, A::Error> {
                let mut problem = Problem::default();
                let [mut of_error, mut message, mut errors] = [const { Vec::new() }; 3];
                while let Some(key) = entries.next_key::<String>()? {
                    match key.as_str() {
                        // `{"error": {"message": …}}` is as common as `{"error": "…", "message": …}`.
                        "error" => match entries.next_value()? {
                            Texts::One(text) => problem.error = Some(text),
                            Texts::Several(texts) => of_error = texts,
                        },
                        "message" => message = entries.next_value::<Texts>()?.into_vec(),
                        "errors" => errors = entries.next_value::<Texts>()?.into_vec(),
                        "statusCode" => problem.status = status(&entries.next_value()?),
                        "code" => problem.code = code(&entries.next_value()?),
                        _ => {
                            entries.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                problem.messages =
                    of_error.into_iter().chain(message).chain(errors).take(MAX_PROBLEM_MESSAGES).collect();
                Ok(Body(Some(problem)))
            }
        }

        deserializer.deserialize_any(AnyVisitor(ToProblem))
    }
}

fn status(value: &Scalar<'_>) -> Option<u16> {
    match value {
        Scalar::Text(text) => text.parse().ok(),
        Scalar::Count(number) => u16::try_from(*number).ok(),
        _ => None,
    }
}

fn code(value: &Scalar<'_>) -> Option<Pii<String>> {
    match value {
        Scalar::Text(text) => cut(text),
        Scalar::Count(number) => Some(number.to_string().into()),
        Scalar::Negative(number) => Some(number.to_string().into()),
        Scalar::Fraction(number) => Some(number.to_string().into()),
        Scalar::Absent | Scalar::Boolean(_) => None,
    }
}

/// A text, or those of a list of texts and of objects with a `message`, or that of an object with a `message`.
enum Texts {
    One(Pii<String>),
    Several(Vec<Pii<String>>),
}

impl Texts {
    fn into_vec(self) -> Vec<Pii<String>> {
        match self {
            Self::One(text) => Vec::from([text]),
            Self::Several(texts) => texts,
        }
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ToTexts;

        impl<'de> ReadAny<'de> for ToTexts {
            type Value = Texts;

            fn scalar<E>(self, scalar: Scalar<'de>) -> Result<Texts, E> {
                Ok(text(&scalar).map_or(Texts::Several(Vec::new()), Texts::One))
            }

            fn list<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(TextOrMessage(text)) = items.next_element()? {
                    if texts.len() < MAX_PROBLEM_MESSAGES {
                        texts.extend(text);
                    }
                }
                Ok(Texts::Several(texts))
            }

            fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Texts, A::Error> {
                Ok(Texts::Several(ToMessage.object(entries)?.0.into_iter().collect()))
            }
        }

        deserializer.deserialize_any(AnyVisitor(ToTexts))
    }
}

/// A text, or the `message` of an object.
struct TextOrMessage(Option<Pii<String>>);

struct ToMessage;

impl<'de> ReadAny<'de> for ToMessage {
    type Value = TextOrMessage;

    fn scalar<E>(self, scalar: Scalar<'de>) -> Result<TextOrMessage, E> {
        Ok(TextOrMessage(text(&scalar)))
    }

    fn object<A: MapAccess<'de>>(self, mut entries: A) -> Result<TextOrMessage, A::Error> {
        let mut message = None;
        while let Some(key) = entries.next_key::<String>()? {
            if key == "message" {
                message = text(&entries.next_value()?);
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(TextOrMessage(message))
    }
}

impl<'de> Deserialize<'de> for TextOrMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor(ToMessage))
    }
}

fn text(scalar: &Scalar<'_>) -> Option<Pii<String>> {
    match scalar {
        Scalar::Text(text) => cut(text),
        _ => None,
    }
}

/// A text that is not empty, cut to its limit.
fn cut(text: &str) -> Option<Pii<String>> {
    let end = (0..=MAX_PROBLEM_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    text.get(..end).filter(|text| !text.is_empty()).map(|text| text.to_owned().into())
}

/// The start of a body that is not a JSON object.
fn plain_text(body: &[u8]) -> Option<Pii<String>> {
    let body = without_byte_order_mark(body);
    let head = String::from_utf8_lossy(body.get(..MAX_PROBLEM_TEXT).unwrap_or(body));
    cut(head.trim())
}
