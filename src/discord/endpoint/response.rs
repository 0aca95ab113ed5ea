//! A first answer as the body of a response: JSON, or JSON with files beside it.
//!
//! Source: Discord's documentation, reference, "Uploading Files".

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

use super::super::answer::Outgoing;
use crate::command::File;

pub(super) fn first(first: &Outgoing) -> Response {
    match first.files.as_slice() {
        [] => json(first.json()),
        files => multipart(&first.json(), files),
    }
}

pub(super) fn json(json: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], json).into_response()
}

fn multipart(json: &str, files: &[File]) -> Response {
    // 128 random bits stand in no file by accident, and nobody can foresee them.
    let boundary = format!("reelated-{:032x}", rand::random::<u128>());
    let mut body = Vec::new();
    let mut part = |head: &str, contents: &[u8]| {
        body.extend_from_slice(format!("--{boundary}\r\n{head}\r\n\r\n").as_bytes());
        body.extend_from_slice(contents);
        body.extend_from_slice(b"\r\n");
    };
    part(
        "Content-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json",
        json.as_bytes(),
    );
    for (number, file) in files.iter().enumerate() {
        let File {
            name,
            bytes,
            description: _,
        } = file;
        let name = quoted(name);
        part(
            &format!(
                "Content-Disposition: form-data; name=\"files[{number}]\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream"
            ),
            bytes,
        );
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let content_type = format!("multipart/form-data; boundary={boundary}");
    ([(CONTENT_TYPE, content_type)], body).into_response()
}

/// A file's name as it stands in a header: what would end it is escaped as browsers do it.
///
/// Source: HTML Standard, "Multipart form data".
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
