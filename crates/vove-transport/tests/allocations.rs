//! How much memory a request takes. In a binary of its own: the allocator counts for the whole process.

#![allow(clippy::unwrap_used)]

use allocation_counter::{AllocationInfo, measure};
use bytes::Bytes;
use http::Response;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use vove_transport::Loopback;

/// The memory and the allocations of a [`Loopback`] server that receives this request and answers it.
fn receive(request: &[u8], status: &str) -> AllocationInfo {
    // One thread: the allocations of other threads are not counted.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (server, mut client) = runtime.block_on(async {
        let server = Loopback::start(0, |_| async { Response::new(Bytes::new()) }).await.unwrap();
        let client = TcpStream::connect(server.address()).await.unwrap();
        (server, client)
    });
    let mut answer = [0; 12];
    let used = measure(|| {
        runtime.block_on(async {
            client.write_all(request).await.unwrap();
            client.read_exact(&mut answer).await.unwrap();
        });
    });
    assert_eq!(answer, format!("HTTP/1.1 {status}").as_bytes());
    drop(server);
    used
}

/// A request with a chunked body of this length in chunks of one byte.
fn one_byte_chunks(length: usize) -> Vec<u8> {
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n";
    [head.as_bytes(), &b"1\r\nx\r\n".repeat(length), b"0\r\n\r\n"].concat()
}

/// What a connection takes besides the body: its buffers.
const CONNECTION_BYTES: u64 = 300 << 10;

#[test]
fn a_body_in_one_byte_chunks_takes_memory_in_proportion_to_its_length() {
    let half = receive(&one_byte_chunks(100_000), "200");
    let whole = receive(&one_byte_chunks(200_000), "200");
    // Three times while the full buffer of a body is copied into one of twice the size.
    assert!(whole.bytes_max <= 3 * 200_000 + CONNECTION_BYTES, "{whole:?}");
    // The number of allocations grows with the reads from the socket, not with the chunks.
    assert!(whole.count_total < 1_000 && whole.count_total < 3 * half.count_total, "{half:?} {whole:?}");
}

#[test]
fn an_announced_body_takes_no_memory_before_it_arrives() {
    let head = |length: usize| format!("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n\r\n");
    let too_large = receive(head(usize::MAX / 2).as_bytes(), "413");
    assert!(too_large.bytes_max < CONNECTION_BYTES, "{too_large:?}");
    let complete = receive(&[head(1_000_000).as_bytes(), &vec![b'x'; 1_000_000]].concat(), "200");
    assert!(complete.bytes_max <= 3 * 1_000_000 + CONNECTION_BYTES, "{complete:?}");
}
