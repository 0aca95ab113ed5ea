//! Connections: slow ones, many of one peer, and the end.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::*;

/// A port with an endpoint behind it that is bound like this.
async fn listening(bounds: Bounds) -> std::net::SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let endpoint = Endpoint {
        bounds,
        ..endpoint()
    };
    tokio::spawn(serve(listener, endpoint, std::future::pending()));
    address
}

/// A request as it goes over the wire.
fn on_the_wire(body: &str) -> String {
    let signature = key().sign(format!("{NOW}{body}").as_bytes());
    let length = body.len();
    format!(
        "POST {PATH} HTTP/1.1\r\nhost: bot\r\nconnection: close\r\n{TIMESTAMP}: {NOW}\r\n\
         {SIGNATURE}: {signature:x}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// What a client reads that sends this over a connection of its own.
async fn read_after(address: std::net::SocketAddr, sent: &str) -> String {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(sent.as_bytes()).await.unwrap();
    let mut read = String::new();
    client.read_to_string(&mut read).await.unwrap();
    read
}

#[tokio::test]
async fn whoever_drips_makes_room_for_whoever_sends_at_once() {
    let whole = on_the_wire(&ping());
    for half in ["", "POST ", &whole[..whole.len() - 5]] {
        let address = listening(Bounds {
            all: 8,
            first_request: Duration::from_hours(1),
            ..Bounds::default()
        })
        .await;
        let mut dripping = Vec::new();
        for _ in 0..20 {
            let mut client = TcpStream::connect(address).await.unwrap();
            client.write_all(half.as_bytes()).await.ok();
            dripping.push(client);
        }
        for _ in 0..3 {
            let answer = read_after(address, &whole).await;
            assert!(answer.ends_with(PONG), "{half:?}: {answer}");
        }
    }
}

#[tokio::test]
async fn one_peer_has_only_so_many_connections_unless_it_is_a_proxy() {
    let whole = on_the_wire(&ping());
    for (proxies, are_open) in [(vec![], 2), (vec!["127.0.0.0/8".parse().unwrap()], 4)] {
        let address = listening(Bounds {
            all: 5,
            per_peer: 2,
            proxies,
            first_request: Duration::from_hours(1),
        })
        .await;
        let mut idle = Vec::new();
        for _ in 0..5 {
            idle.push(TcpStream::connect(address).await.unwrap());
        }
        // Once this is answered, all that came before it was looked at.
        let answer = read_after(address, &whole).await;
        assert!(answer.ends_with(PONG), "{answer}");
        let mut still_open = 0;
        for client in &mut idle {
            let sent = client.write_all(whole.as_bytes()).await;
            let mut read = String::new();
            let answered = sent.is_ok() && client.read_to_string(&mut read).await.is_ok();
            still_open += usize::from(answered && read.ends_with(PONG));
        }
        assert!(
            still_open <= are_open && still_open >= are_open - 1,
            "{still_open}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_time_of_the_first_request_counts_from_the_accept() {
    let whole = on_the_wire(&ping());
    let address = listening(Bounds::default()).await;
    let begun = tokio::time::Instant::now();
    let mut client = TcpStream::connect(address).await.unwrap();
    tokio::time::sleep(Duration::from_secs(8)).await;
    // A head that comes late leaves less time for the body, which alone may take five seconds.
    client
        .write_all(&whole.as_bytes()[..whole.len() - 5])
        .await
        .unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(begun.elapsed() < Duration::from_millis(10_100));
}

#[tokio::test]
async fn a_stop_is_announced_while_requests_are_still_answered() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let endpoint = Endpoint {
        drain: Duration::from_hours(1),
        ..endpoint()
    };
    let readiness = endpoint.readiness.clone();
    readiness.set(Ready::Yes);
    let server = tokio::spawn(serve(listener, endpoint, std::future::ready(())));
    let get = |path| format!("GET {path} HTTP/1.1\r\nhost: bot\r\n\r\n");
    while readiness.get() == Ready::Yes {
        tokio::task::yield_now().await;
    }
    let ready = read_after(address, &get("/readyz")).await;
    assert!(ready.starts_with("HTTP/1.1 503 "), "{ready}");
    // It was read to the end: a connection is not kept for another request.
    let alive = read_after(address, &get("/healthz")).await;
    assert!(alive.starts_with("HTTP/1.1 200 "), "{alive}");
    let answer = read_after(address, &on_the_wire(&ping())).await;
    assert!(answer.ends_with(PONG), "{answer}");
    assert!(!server.is_finished());
    server.abort();
}

#[tokio::test(start_paused = true)]
async fn once_that_was_announced_long_enough_the_port_closes() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let endpoint = Endpoint {
        drain: Duration::from_secs(10),
        ..endpoint()
    };
    endpoint.readiness.set(Ready::Yes);
    let begun = tokio::time::Instant::now();
    serve(listener, endpoint, std::future::ready(())).await;
    assert_eq!(begun.elapsed().as_secs(), 10);
    assert!(TcpStream::connect(address).await.is_err());
}

/// What a client reads that sends this and then nothing more, until the connection is closed.
async fn talk(sent: &str) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, endpoint(), std::future::pending()));
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(sent.as_bytes()).await.unwrap();
    let mut read = String::new();
    client.read_to_string(&mut read).await.unwrap();
    server.abort();
    read
}

#[tokio::test(start_paused = true)]
async fn slow_clients_are_cut_off() {
    let head = format!("POST {PATH} HTTP/1.1\r\nhost: bot\r\n");
    let half = talk(&head).await;
    assert!(half.starts_with("HTTP/1.1 408 "), "{half}");
    assert_eq!(talk("").await, "", "an idle connection is only closed");
    let signature = key().sign(format!("{NOW}{{}}").as_bytes());
    let slow_body = format!(
        "{head}{TIMESTAMP}: {NOW}\r\n{SIGNATURE}: {signature:x}\r\ncontent-length: 2\r\n\r\n{{"
    );
    let answer = talk(&slow_body).await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("did not arrive in time"), "{answer}");
    let garbage = talk("\u{1}\u{2}\r\n\r\n").await;
    assert!(garbage.starts_with("HTTP/1.1 400 "), "{garbage}");
}

#[tokio::test(start_paused = true)]
async fn whoever_sends_and_never_reads_is_cut_off() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, endpoint(), std::future::pending()));
    let mut client = TcpStream::connect(address).await.unwrap();
    let many = "GET /healthz HTTP/1.1\r\nhost: bot\r\n\r\n".repeat(1000);
    // Once nobody reads the answers any more, the requests are not read either, and this waits.
    let cut_off = async { while client.write_all(many.as_bytes()).await.is_ok() {} };
    let cut_off = tokio::time::timeout(Duration::from_hours(1), cut_off).await;
    assert!(cut_off.is_ok(), "it keeps its place");
    server.abort();
}
