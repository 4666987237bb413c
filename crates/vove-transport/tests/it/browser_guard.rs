//! Which requests a server on this machine accepts from a browser.

use http::{Method, Request, Version};
use vove_transport::{BrowserGuard, RejectedRequest};

/// The result for a request with these headers and the method `POST`, or `GET` if there is no content type.
fn check(headers: &[(&str, &str)]) -> Result<(), RejectedRequest> {
    let has_body = headers.iter().any(|(name, _)| *name == "content-type");
    let mut request = Request::builder().uri("/").method(if has_body { Method::POST } else { Method::GET });
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    BrowserGuard::new().allow_host("Tunnel.example").check(&request.body(()).unwrap())
}

#[test]
fn the_host_must_be_a_name_of_this_machine_or_allowed() {
    for host in [
        "localhost",
        "LOCALHOST:80",
        "127.0.0.1",
        "127.0.0.1:65535",
        "[::1]:8080",
        "tunnel.example",
        "TUNNEL.EXAMPLE:443",
    ] {
        assert_eq!(check(&[("host", host)]), Ok(()), "{host}");
    }
    for host in [
        "",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "evil.localhost",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "evil.example@127.0.0.1",
        "localhost.",
        "localhost, evil.example",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "192.168.0.7",
        "::1",
        "[::ffff:127.0.0.1]",
        "sub.tunnel.example",
    ] {
        assert_eq!(check(&[("host", host)]), Err(RejectedRequest::Host), "{host}");
    }
    assert_eq!(check(&[]), Err(RejectedRequest::Host), "HTTP/1.1 without Host");
    assert_eq!(check(&[("host", "localhost"), ("host", "localhost")]), Err(RejectedRequest::Host));
}

#[test]
fn only_http_1_0_may_have_no_host_and_an_absolute_target_counts() {
    let request = |uri: &str| Request::get(uri).version(Version::HTTP_10).body(()).unwrap();
    assert_eq!(BrowserGuard::new().check(&request("/")), Ok(()));
    assert_eq!(BrowserGuard::new().check(&request("http://localhost/")), Ok(()));
    assert_eq!(BrowserGuard::new().check(&request("http://evil.example/")), Err(RejectedRequest::Host));
}

#[test]
fn the_origin_must_be_the_server_itself() {
    let origin = |origin| check(&[("host", "localhost:8080"), ("origin", origin)]);
    for own in ["http://localhost:8080", "http://LOCALHOST:8080", "https://localhost:8080"] {
        assert_eq!(origin(own), Ok(()), "{own}");
    }
    for foreign in [
        "",
        "null",
        "https://evil.example",
        "http://localhost",
        "http://localhost:3000",
        "http://127.0.0.1:8080",
        "http://localhost:8080/",
        "localhost:8080",
        "ws://localhost:8080",
    ] {
        assert_eq!(origin(foreign), Err(RejectedRequest::Origin), "{foreign}");
    }
    let repeated = [("host", "localhost"), ("origin", "http://localhost"), ("origin", "http://localhost")];
    assert_eq!(check(&repeated), Err(RejectedRequest::Origin));
    let http_1_0 = Request::get("/").version(Version::HTTP_10).header("origin", "http://").body(()).unwrap();
    assert_eq!(BrowserGuard::new().check(&http_1_0), Err(RejectedRequest::Origin));
}

#[test]
fn a_browser_must_send_the_request_for_the_same_origin_or_for_its_user() {
    let site = |site| check(&[("host", "localhost"), ("sec-fetch-site", site)]);
    assert_eq!((site("same-origin"), site("none")), (Ok(()), Ok(())));
    for foreign in ["cross-site", "same-site", "", "None", "new-value"] {
        assert_eq!(site(foreign), Err(RejectedRequest::Site), "{foreign}");
    }
    let repeated = [("host", "localhost"), ("sec-fetch-site", "none"), ("sec-fetch-site", "cross-site")];
    assert_eq!(check(&repeated), Err(RejectedRequest::Site));
}

#[test]
fn a_request_that_is_not_a_read_must_be_json() {
    let content_type = |content_type| check(&[("host", "localhost"), ("content-type", content_type)]);
    for json in ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON ;q=1"] {
        assert_eq!(content_type(json), Ok(()), "{json}");
    }
    for other in
        ["", "text/plain", "text/plain; application/json", "application/jsonp", "application/x-www-form-urlencoded"]
    {
        assert_eq!(content_type(other), Err(RejectedRequest::ContentType), "{other}");
    }
    let headers = [("host", "localhost"), ("content-type", "application/json"), ("content-type", "text/plain")];
    assert_eq!(check(&headers), Err(RejectedRequest::ContentType));
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let request = Request::builder().method(method).uri("/").header("host", "localhost").body(()).unwrap();
        assert_eq!(BrowserGuard::new().check(&request), Err(RejectedRequest::ContentType));
    }
}

#[test]
fn rejections_have_a_status() {
    let statuses =
        [RejectedRequest::Host, RejectedRequest::Origin, RejectedRequest::Site, RejectedRequest::ContentType];
    assert_eq!(statuses.map(|rejection| rejection.status().as_u16()), [403, 403, 403, 415]);
}
