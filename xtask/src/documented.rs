//! From the notation of the provider's pages to JSON.

use crate::Result;

/// Reads a documented sample: bare `StepId.NAME` constants become texts, trailing commas go, everything else stays as
/// the page has it, flaws included.
pub(crate) fn to_json(sample: &str) -> Result<String> {
    let quoted = quote_constants(sample);
    let json = drop_trailing_commas(&quoted);
    serde_json::from_str::<serde::de::IgnoredAny>(&json).map_err(|error| format!("documented sample: {error}"))?;
    Ok(json.trim_end().to_owned() + "\n")
}

fn quote_constants(sample: &str) -> String {
    let mut json = String::new();
    let mut rest = sample;
    while let Some((before, after)) = rest.split_once("StepId.") {
        let end = after.find(|c: char| !(c.is_ascii_uppercase() || c == '_')).unwrap_or(after.len());
        let (name, tail) = after.split_at(end);
        json += &format!("{before}\"{name}\"");
        rest = tail;
    }
    json + rest
}

fn drop_trailing_commas(text: &str) -> String {
    let closes = |rest: &str| rest.trim_start().starts_with(['}', ']']);
    text.char_indices().filter(|(at, c)| *c != ',' || !text.get(at + 1..).is_some_and(closes)).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[test]
    fn the_notation_of_the_page_becomes_json_and_its_values_stay() {
        let sample = "{\n  \"stepId\": StepId.ID_DOCUMENT,\n  \"front\": \"base_64\",\n}";
        assert_eq!(to_json(sample).unwrap(), "{\n  \"stepId\": \"ID_DOCUMENT\",\n  \"front\": \"base_64\"\n}\n");
        assert!(to_json("{\"a\": {...}}").is_err());
    }
}
