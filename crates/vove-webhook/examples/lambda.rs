//! A function behind an HTTP gateway: one JSON event in, one JSON answer out, the body in base64 when the gateway says so.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run -p vove-webhook --example lambda < event.json`

use std::{collections::HashMap, env, error::Error, io, time::SystemTime};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use vove_webhook::{Outcome, Verifier};

/// The request as API gateways describe it, as far as it is needed.
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
struct Answer {
    status_code: u16,
}

fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let request = serde_json::from_reader(io::stdin())?;
    serde_json::to_writer(io::stdout(), &answer(&verifier, &request, SystemTime::now()))?;
    Ok(())
}

fn answer(verifier: &Verifier, request: &Request, now: SystemTime) -> Answer {
    // The bytes that were signed are the decoded ones. A body that does not decode can't have been signed.
    let body = match request.is_base64_encoded {
        true => BASE64_STANDARD.decode(&request.body).unwrap_or_default(),
        false => request.body.clone().into_bytes(),
    };
    let status_code = match verifier.verify(&request.headers, &body, now) {
        Err(error) => error.http_status(),
        Ok(delivery) => match delivery.user_event() {
            Ok(_) => Outcome::Ack.http_status(),
            Err(_) => Outcome::Ignore.http_status(),
        },
    };
    Answer { status_code }
}

#[cfg(test)]
#[path = "support/post.rs"]
mod post_by_hand;

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

    use super::{post_by_hand::post, *};

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    /// A gateway: turns HTTP requests into events for the function, every second body in base64.
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
            let answer = answer(verifier, &serde_json::from_value(event)?, noon());
            write!(reader.into_inner(), "HTTP/1.1 {} -\r\nContent-Length: 0\r\n\r\n", answer.status_code)?;
        }
        Ok(())
    }

    #[test]
    fn a_body_in_base64_is_verified_as_the_bytes_it_stands_for() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let verifier = Verifier::new(secret.clone());
        thread::spawn(move || gateway(&listener, &verifier).unwrap());

        let body = br#"{"status":"pending","refId":"cust-0042"}"#;
        let headers = sign(&secret, "msg_1", noon(), body);
        let answers = [body, body, b"{}".as_slice(), b"{}"].map(|body| post(address, &headers, body).unwrap().0);
        assert_eq!(answers, [204, 204, 401, 401]);
    }
}
