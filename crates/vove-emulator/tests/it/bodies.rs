//! Bodies of requests: when they are not read, and when they can't be.

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use vove_emulator::Emulator;

use crate::builder;

/// Sends the beginning of a request, and returns the status and the JSON body of the response.
async fn answer_to(emulator: &Emulator, path: &str, beginning: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(emulator.url().trim_start_matches("http://")).await.unwrap();
    let request = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{beginning}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.split("content-length: ").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn a_request_is_rejected_by_its_head_before_its_body() {
    let emulator = builder().start().await.unwrap();
    for (path, head, status) in [
        ("/v2/sessions", "Content-Length: 100\r\n\r\n", 401),
        ("/%762/sessions", "Content-Length: 100\r\n\r\n", 401),
        ("/kyb/case", "X-Api-Key: wrong\r\nContent-Length: 100\r\n\r\n", 401),
        ("/emulator/sessions/r/finish", "Origin: https://evil.example\r\nContent-Length: 100\r\n\r\n", 403),
        ("/nothing", "Content-Length: 100\r\n\r\n", 404),
    ] {
        let (answered, body) = answer_to(&emulator, path, head).await;
        assert_eq!((answered, &body["statusCode"]), (status, &json!(status)), "{path} {head}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_or_malformed_gets_an_error_body() {
    let emulator = builder().api_key("key").start().await.unwrap();
    for (head, status, message) in [
        ("Content-Length: 1048577\r\n\r\n", 413, "the body is larger than 1048576 bytes"),
        ("Transfer-Encoding: chunked\r\n\r\nnot a length\r\n", 400, "the body is malformed or incomplete"),
        ("Content-Length: 2\r\n\r\n[]", 400, "the body must be a JSON object"),
    ] {
        let (answered, body) = answer_to(&emulator, "/v2/sessions", &format!("X-Api-Key: key\r\n{head}")).await;
        assert_eq!((answered, &body["message"]), (status, &json!(message)), "{head}");
    }
}
