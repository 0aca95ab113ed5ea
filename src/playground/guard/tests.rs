use super::*;

fn guard(bound: &str) -> Guard {
    Guard::new(bound.parse().unwrap())
}

fn refused(guard: &Guard, method: &Method, path: &str, headers: &[(&str, &str)]) -> bool {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        map.append(name, value.parse().unwrap());
    }
    guard.refuses(method, path, &map).is_some()
}

#[test]
fn only_hosts_that_no_stranger_owns_are_served() {
    let local = guard("127.0.0.1:7171");
    let wide = guard("0.0.0.0:7171");
    let one = guard("192.0.2.7:7171");
    for (host, by_local, by_one, by_wide) in [
        ("127.0.0.1:7171", true, true, true),
        ("localhost:7171", true, true, true),
        ("LocalHost", true, true, true),
        ("[::1]:7171", true, true, true),
        ("127.0.0.2", true, true, true),
        ("192.0.2.7:7171", false, true, true),
        ("192.0.2.8:7171", false, false, true),
        ("[2001:db8::1]:7171", false, false, true),
        ("evil.example:7171", false, false, false),
        ("localhost.evil.example", false, false, false),
        ("127.0.0.1.evil.example", false, false, false),
        ("127.1", false, false, false),
        ("localhost:7171@evil.example", false, false, false),
        ("", false, false, false),
        (":7171", false, false, false),
    ] {
        for (guard, serves) in [(&local, by_local), (&one, by_one), (&wide, by_wide)] {
            let refused = refused(guard, &Method::GET, "/", &[("host", host)]);
            assert_eq!(!refused, serves, "{host:?} at {}", guard.bound);
        }
    }
    assert!(refused(&local, &Method::GET, "/", &[]));
    let twice = [("host", "localhost"), ("host", "localhost")];
    assert!(refused(&local, &Method::GET, "/", &twice));
}

#[test]
fn only_the_page_itself_asks() {
    let guard = guard("127.0.0.1:7171");
    let post = |headers: &[(&str, &str)]| {
        let host = [("host", "localhost:7171")];
        let headers = [&host[..], headers].concat();
        !refused(&guard, &Method::POST, "/api/interactions", &headers)
    };
    assert!(post(&[]), "a program without a page");
    assert!(post(&[
        ("origin", "http://localhost:7171"),
        ("sec-fetch-site", "same-origin")
    ]));
    for origin in [
        "null",
        "http://evil.example",
        "https://localhost:7171",
        "http://localhost:7172",
        "http://localhost",
        "http://127.0.0.1:7171",
        "",
    ] {
        assert!(!post(&[("origin", origin)]), "{origin:?}");
    }
    assert!(!post(&[
        ("origin", "http://localhost:7171"),
        ("origin", "http://evil.example")
    ]));
    for site in ["cross-site", "same-site", "elsewhere", ""] {
        assert!(!post(&[("sec-fetch-site", site)]), "{site:?}");
    }
    let events = [("host", "localhost"), ("sec-fetch-site", "cross-site")];
    assert!(refused(&guard, &Method::GET, "/api/events", &events));
    assert!(
        !refused(&guard, &Method::GET, "/", &events),
        "a link on another page may lead here"
    );
}
