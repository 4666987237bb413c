//! A sender that closes the connection while the handler works: axum drops the handler, and the next attempt is new.

use std::{
    future::pending,
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{FromRef, State},
    routing::post,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};
use vove_webhook::{Acknowledgment, Delivery, RecentDeliveries, SeenDeliveries, WebhookReceiver};

use crate::sample::{BODY, now, signed, verifier};

#[derive(Clone)]
struct App {
    receiver: WebhookReceiver,
    recent: Arc<RecentDeliveries>,
    first: Arc<Mutex<Option<First>>>,
    processed: Arc<AtomicUsize>,
}

/// The first attempt: tells when its work has begun, and, by being dropped, when its claim has ended.
struct First {
    began: oneshot::Sender<()>,
    ended: oneshot::Sender<()>,
}

impl FromRef<App> for WebhookReceiver {
    fn from_ref(app: &App) -> Self {
        app.receiver.clone()
    }
}

/// The work of the first attempt never ends.
async fn receive(State(app): State<App>, delivery: Delivery<'static>) -> Acknowledgment {
    // Declared before the claim, and so dropped after it.
    let (began, _ended) = app.first.lock().unwrap().take().map(|First { began, ended }| (began, ended)).unzip();
    let Ok(claim) = app.recent.claim(delivery.id(), now()).await;
    let claim = match claim.into_new() {
        Ok(claim) => claim,
        Err(acknowledgment) => return acknowledgment,
    };
    if let Some(began) = began {
        began.send(()).unwrap();
        pending::<()>().await;
    }
    app.processed.fetch_add(1, SeqCst);
    let Ok(()) = claim.done().await;
    Acknowledgment::Ack
}

async fn send(address: SocketAddr) -> io::Result<TcpStream> {
    let mut head = format!("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n", BODY.len());
    for (name, value) in signed(BODY).pairs() {
        head += &format!("{name}: {value}\r\n");
    }
    let mut socket = TcpStream::connect(address).await?;
    socket.write_all(&[head.as_bytes(), b"\r\n", BODY].concat()).await?;
    Ok(socket)
}

async fn status(mut socket: TcpStream) -> String {
    let mut line = [0; "HTTP/1.1 204".len()];
    socket.read_exact(&mut line).await.unwrap();
    String::from_utf8_lossy(&line[9..]).into_owned()
}

#[tokio::test]
async fn a_delivery_whose_handler_was_dropped_is_processed_by_the_next_attempt() {
    let (began, has_begun) = oneshot::channel();
    let (ended, has_ended) = oneshot::channel();
    let app = App {
        receiver: WebhookReceiver::new(verifier()).with_clock(now),
        recent: Arc::new(RecentDeliveries::new(Duration::from_secs(3600), 10)),
        first: Arc::new(Mutex::new(Some(First { began, ended }))),
        processed: Arc::default(),
    };
    let processed = Arc::clone(&app.processed);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/", post(receive)).with_state(app);
    tokio::spawn(async { axum::serve(listener, router).await.unwrap() });

    let first = send(address).await.unwrap();
    has_begun.await.unwrap();
    assert_eq!(status(send(address).await.unwrap()).await, "503");
    drop(first);
    assert!(has_ended.await.is_err(), "the handler was dropped");
    assert_eq!(processed.load(SeqCst), 0);

    for _ in 0..2 {
        assert_eq!(status(send(address).await.unwrap()).await, "204");
        assert_eq!(processed.load(SeqCst), 1);
    }
}
