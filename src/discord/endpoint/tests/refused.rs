//! What the log says of requests whose signature is not as it should be.

use super::*;

/// What is logged on this thread.
#[derive(Clone, Default)]
struct Log(Arc<std::sync::Mutex<Vec<u8>>>);

impl Log {
    fn start(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let layer = tracing_subscriber::fmt()
            .with_ansi(false)
            .without_time()
            .with_target(false)
            .with_writer(move || log.clone());
        tracing::subscriber::set_default(layer.finish())
    }

    fn read(&self) -> String {
        String::from_utf8(std::mem::take(&mut self.0.lock().unwrap())).unwrap()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        std::io::Write::write(&mut *self.0.lock().unwrap(), bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Sends a request again and again to one endpoint.
async fn send(router: &Router, make: impl Fn() -> Request, times: usize) {
    for _ in 0..times {
        router.clone().oneshot(make()).await.unwrap();
    }
}

fn by_another_key() -> Request {
    let signature = SigningKey::from_bytes(&[8; 32]).sign(format!("{NOW}{}", ping()).as_bytes());
    let mut request = signed(&ping());
    let value = format!("{signature:x}").parse().unwrap();
    request.headers_mut().insert(SIGNATURE, value);
    request
}

#[tokio::test]
async fn a_wrong_public_key_is_said_once() {
    let log = Log::default();
    let _logging = log.start();
    let endpoint = endpoint();
    let refusals = Arc::clone(&endpoint.refusals);
    let router = endpoint.router();
    send(&router, by_another_key, 5).await;
    // Strangers sign nothing, and say nothing about the key.
    let stranger = || Request::post(PATH).body(Body::empty()).unwrap();
    send(&router, stranger, 2).await;
    insta::assert_snapshot!(log.read(), @r#"WARN refused a request whose signature does not match discord.public_key, and none has matched yet: if they are Discord's, the key is probably wrong. Compare it with the public key on the application's page "General Information""#);
    refusals.log();
    insta::assert_snapshot!(log.read(), @"INFO requests were refused because of their signature good=0 malformed=2 other_key=5 stale=0");
}

#[tokio::test]
async fn discords_own_wrong_signatures_are_counted_and_not_said() {
    let log = Log::default();
    let _logging = log.start();
    let router = endpoint().router();
    send(&router, || signed(&ping()), 1).await;
    for _ in 0..10 {
        send(&router, by_another_key, 3).await;
        send(&router, || signed(&ping()), 1).await;
    }
    assert_eq!(log.read(), "");
    // Nor does it end there where nothing good comes any more.
    send(&router, by_another_key, 25).await;
    assert_eq!(log.read().lines().count(), 1);
    send(&router, || signed(&ping()), 1).await;
    insta::assert_snapshot!(log.read(), @"INFO requests are correctly signed again");
}

#[tokio::test]
async fn a_wrong_clock_is_said_once() {
    let log = Log::default();
    let _logging = log.start();
    for (apart, words) in [
        (-7 * 60, "7 minutes before"),
        (3 * 60 * 60, "3 hours after"),
    ] {
        let router = endpoint().router();
        let then = NOW.checked_add_signed(apart).unwrap().to_string();
        send(&router, || signed_at(&then, &ping()), 5).await;
        let said = log.read();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains(words) && said.contains("clock"), "{said}");
    }
}
