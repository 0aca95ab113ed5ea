//! What the bot sends: JSON, or JSON with files beside it, as Discord reads them.

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::StreamExt as _;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attached {
    pub(super) name: String,
    pub(super) content_type: String,
    pub(super) bytes: Bytes,
}

impl Attached {
    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "content_type": self.content_type,
            "data_base64": STANDARD.encode(&self.bytes),
        })
    }
}

/// Files as the page takes them.
pub(super) fn files_json(files: &[Attached]) -> Value {
    files.iter().map(Attached::json).collect()
}

/// What the bot sent.
pub(super) struct Sent {
    /// The JSON, verbatim.
    pub(super) raw: Box<RawValue>,
    pub(super) files: Vec<Attached>,
}

impl Sent {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(self.raw.get()).unwrap_or_default()
    }
}

/// Reads what the bot sent; `None` if that is neither JSON nor a form with JSON in it.
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Option<Sent> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let Ok(boundary) = multer::parse_boundary(content_type) else {
        return Some(Sent {
            raw: serde_json::from_slice(&whole(body).await?).ok()?,
            files: Vec::new(),
        });
    };
    let mut form = multer::Multipart::new(body.into_data_stream(), boundary);
    let mut json = None;
    let mut files = Vec::new();
    while let Some(part) = form.next_field().await.ok()? {
        match part.file_name().map(str::to_owned) {
            None => json = serde_json::from_slice(&part.bytes().await.ok()?).ok(),
            Some(name) => files.push(Attached {
                content_type: content_type_of(&name).to_owned(),
                name,
                bytes: part.bytes().await.ok()?,
            }),
        }
    }
    Some(Sent { raw: json?, files })
}

/// The bytes of a body.
async fn whole(body: Body) -> Option<Vec<u8>> {
    let mut chunks = body.into_data_stream();
    let mut whole = Vec::new();
    while let Some(chunk) = chunks.next().await {
        whole.extend_from_slice(&chunk.ok()?);
    }
    Some(whole)
}

/// A file's type by its name, as Discord finds it.
pub(super) fn content_type_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonl" | "md" | "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

pub(super) fn json(value: &impl Serialize) -> Response {
    let json = serde_json::to_string(value).expect("answers hold nothing that JSON cannot");
    ([(CONTENT_TYPE, "application/json")], json).into_response()
}
