//! A function behind an HTTP gateway: a JSON event in, a JSON response out. The body is base64 if the gateway says so.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run -p vove-webhook --example lambda < event.json`

use std::{borrow::Cow, collections::HashMap, env, error::Error, io, time::SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use vove_webhook::{Acknowledgment, Verifier};

/// The documented bodies have about a hundred bytes.
const MAX_BODY: usize = 256 * 1024;

/// The part of an API gateway's request that is needed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    #[serde(default)]
    headers: HashMap<String, String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    is_base64_encoded: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    status_code: u16,
}

fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let request = serde_json::from_reader(io::stdin())?;
    serde_json::to_writer(io::stdout(), &respond(&verifier, &request, SystemTime::now()))?;
    Ok(())
}

fn respond(verifier: &Verifier, request: &Request, now: SystemTime) -> Response {
    let status_code = match verified(verifier, request, now) {
        Ok(acknowledgment) => acknowledgment.http_status(),
        Err(status) => status,
    };
    Response { status_code }
}

/// The gateway has read the body, but decoding and hashing it can wait until the headers are checked.
fn verified(verifier: &Verifier, request: &Request, now: SystemTime) -> Result<Acknowledgment, u16> {
    let status = |error: vove_webhook::Error| error.http_status();
    if request.body.len() > MAX_BODY {
        return Err(413);
    }
    verifier.check_headers(&request.headers, now).map_err(status)?;
    // The decoded bytes were signed. A body that can't be decoded does not verify.
    let body = match request.is_base64_encoded {
        true => BASE64_STANDARD.decode(&request.body).unwrap_or_default().into(),
        false => Cow::Borrowed(request.body.as_bytes()),
    };
    let delivery = verifier.verify(&request.headers, &body, now).map_err(status)?;
    Ok(match delivery.user_event() {
        Ok(_) => Acknowledgment::Ack,
        Err(_) => Acknowledgment::Ignore,
    })
}

#[cfg(test)]
#[path = "support/post.rs"]
mod support;

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Read, Write},
        net::TcpListener,
        thread,
        time::Duration,
    };

    use serde_json::json;
    use vove_webhook::{SigningSecret, sign};

    use super::{support::post, *};

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    /// A gateway that turns HTTP requests into events, every second one with its body in base64.
    fn gateway(listener: &TcpListener, verifier: &Verifier) -> io::Result<()> {
        for (count, socket) in listener.incoming().enumerate() {
            let mut reader = BufReader::new(socket?);
            let mut headers = HashMap::new();
            for line in reader.by_ref().lines().skip(1) {
                match line?.split_once(": ") {
                    Some((name, value)) => headers.insert(name.to_owned(), value.to_owned()),
                    None => break,
                };
            }
            let mut body = vec![0; headers["Content-Length"].parse().unwrap()];
            reader.read_exact(&mut body)?;
            let in_base64 = count % 2 == 1;
            let text = if in_base64 { BASE64_STANDARD.encode(&body) } else { String::from_utf8(body).unwrap() };
            let event = json!({ "headers": headers, "body": text, "isBase64Encoded": in_base64 });
            let response = respond(verifier, &serde_json::from_value(event)?, noon());
            write!(reader.into_inner(), "HTTP/1.1 {} -\r\nContent-Length: 0\r\n\r\n", response.status_code)?;
        }
        Ok(())
    }

    #[test]
    fn a_body_in_base64_is_decoded_before_verification() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let verifier = Verifier::new(secret.clone());
        thread::spawn(move || gateway(&listener, &verifier).unwrap());

        let body = br#"{"status":"pending","refId":"cust-0042"}"#;
        let headers = sign(&secret, "msg_1", noon(), body);
        let long = vec![b' '; MAX_BODY + 1];
        let responses =
            [body, body, b"{}".as_slice(), b"{}", &long].map(|body| post(address, &headers, body).unwrap().0);
        assert_eq!(responses, [204, 204, 401, 401, 413]);
    }
}
