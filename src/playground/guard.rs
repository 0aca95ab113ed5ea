//! Who may talk to the playground: the page it served, and nobody else's.
//!
//! A page on the web can point a name of its own at this machine ("DNS rebinding"), so the `Host`
//! has to be one that no stranger can own; and it can send requests here without being allowed to
//! read the answer, so what changes something has to come from this very origin.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// The headers of every answer. Pictures on other hosts are allowed for the cards that have one;
/// the page requests them only when somebody agrees.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

const FETCH_SITE: &str = "sec-fetch-site";

/// Lets through what is meant for the address that the page is served at.
pub(super) struct Guard {
    bound: IpAddr,
}

impl Guard {
    pub(super) fn new(bound: SocketAddr) -> Self {
        Self { bound: bound.ip() }
    }

    /// The reason to refuse a request, if there is one.
    fn refuses(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<&'static str> {
        let Some(host) = only(headers, HOST) else {
            return Some("The request has to say once which host it is for.");
        };
        if !self.is_ours(host) {
            return Some("The page is served for localhost and for the address it listens on.");
        }
        if !path.starts_with("/api/") {
            return None;
        }
        let site = headers.get(FETCH_SITE).map(HeaderValue::as_bytes);
        if site.is_some_and(|site| site != b"same-origin" && site != b"none") {
            return Some("Another page may not ask.");
        }
        let same_origin = |origin: &HeaderValue| {
            let origin = origin.to_str().ok();
            origin.and_then(|origin| origin.strip_prefix("http://")) == Some(host)
        };
        let mut origins = headers.get_all(ORIGIN).iter();
        if *method != Method::GET && !origins.all(same_origin) {
            return Some("Another page may not ask.");
        }
        None
    }

    /// Whether a `Host` is a name that only this machine answers to. The port may be another where
    /// the page comes through a tunnel.
    fn is_ours(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let address = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .unwrap_or(name);
        let Ok(address) = address.parse::<IpAddr>() else {
            return false;
        };
        // Bound to every address, it may be reached by any: a numeric address cannot be pointed
        // elsewhere.
        address.is_loopback() || address == self.bound || self.bound.is_unspecified()
    }
}

fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Refuses requests not meant for here, and sets the headers of every answer.
pub(super) async fn keep(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let refused = guard.refuses(request.method(), request.uri().path(), request.headers());
    let mut response = match refused {
        Some(why) => (StatusCode::FORBIDDEN, format!("{why}\n")).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests;
