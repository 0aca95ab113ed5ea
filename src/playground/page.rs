//! The page's files, which are in the binary.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use include_dir::{Dir, include_dir};

use super::parts::content_type_of;

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/playground/page");

pub(super) async fn index() -> Response {
    embedded("index.html")
}

pub(super) async fn file(Path(name): Path<String>) -> Response {
    embedded(&name)
}

fn embedded(name: &str) -> Response {
    match PAGE.get_file(name) {
        Some(file) => ([(CONTENT_TYPE, content_type_of(name))], file.contents()).into_response(),
        None => (StatusCode::NOT_FOUND, "There is no such file.\n").into_response(),
    }
}
