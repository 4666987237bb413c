//! Bodies of failed calls. None is documented: those of NestJS, and what proxies say.

/// By name. Those that are no JSON are so on purpose.
pub(crate) const BODIES: &[(&str, &str)] = &[
    ("nest.json", r#"{"statusCode":400,"message":"refId must be a string","error":"Bad Request"}"#),
    (
        "nest-list.json",
        r#"{"statusCode":400,"message":["dob must be DD/MM/YYYY","name should not be empty"],"error":"Bad Request"}"#,
    ),
    ("bare-status.json", r#"{"statusCode":404,"message":"Not Found"}"#),
    ("code.json", r#"{"code":"FLOW_NOT_ACTIVE","message":"Flow is not active"}"#),
    ("nested.json", r#"{"error":{"code":17,"message":"Case not found"}}"#),
    ("errors.json", r#"{"errors":[{"message":"Invalid date format"},"Rate limit exceeded",["deep"],7]}"#),
    ("numbers-as-texts.json", r#"{"statusCode":"429","code":1015,"message":null}"#),
    ("array.json", r#"["Bad Request"]"#),
    ("proxy.html", "<html><head><title>502 Bad Gateway</title></head></html>"),
    ("text.txt", "upstream connect error"),
    ("empty.txt", ""),
];
