//! What a refusal is, and the checks that every kind of body shares.
//!
//! Error shapes and codes follow Discord's reference, "Opcodes and Status Codes" and "Error Messages".
//! Lengths are Unicode scalar values, never bytes.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

/// Marks rules that are this project's own, so that no reader takes them for Discord's.
pub(crate) const HOUSE_RULE: &str = "FAKE_HOUSE_RULE";

/// A request that Discord would not accept, with what it would answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    pub status: u16,
    /// Discord's JSON error code; 0 where it has none.
    pub code: u32,
    pub message: String,
    pub problems: Vec<Problem>,
}

/// One thing wrong in a form body: where, which rule, and Discord's sentence about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// Keys and indices joined by dots, empty for the body as a whole.
    pub path: String,
    pub code: &'static str,
    pub message: String,
}

impl Refused {
    pub(crate) fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(401, 0, "401: Unauthorized")
    }

    pub(crate) fn no_such_route() -> Self {
        Self::new(404, 0, "404: Not Found")
    }

    pub(crate) fn unknown_interaction() -> Self {
        Self::new(404, 10062, "Unknown interaction")
    }

    pub(crate) fn already_acknowledged() -> Self {
        Self::new(400, 40060, "Interaction has already been acknowledged.")
    }

    pub(crate) fn unknown_webhook() -> Self {
        Self::new(404, 10015, "Unknown Webhook")
    }

    pub(crate) fn unknown_message() -> Self {
        Self::new(404, 10008, "Unknown Message")
    }

    pub(crate) fn missing_access() -> Self {
        Self::new(403, 50001, "Missing Access")
    }

    pub(crate) fn missing_permissions() -> Self {
        Self::new(403, 50013, "Missing Permissions")
    }

    pub(crate) fn empty_message() -> Self {
        Self::new(400, 50006, "Cannot send an empty message")
    }

    /// Moves every problem below `at`, where the checked body stood inside another.
    pub(crate) fn under(mut self, at: &str) -> Self {
        for problem in &mut self.problems {
            problem.path = join(at, &problem.path);
        }
        self
    }

    /// The body as Discord sends it.
    pub(crate) fn json(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if self.problems.is_empty() {
            return body;
        }
        let mut errors = Value::Object(Map::new());
        for problem in &self.problems {
            let mut place = &mut errors;
            for step in problem.path.split('.').filter(|step| !step.is_empty()) {
                place = &mut place[step];
            }
            let told = json!({"code": problem.code, "message": problem.message});
            match &mut place["_errors"] {
                Value::Array(list) => list.push(told),
                missing => *missing = json!([told]),
            }
        }
        body["errors"] = errors;
        body
    }

    /// One line for a failing test: the code, the sentence and every place.
    pub(crate) fn reason(&self) -> String {
        let mut line = format!("{} {} {}", self.status, self.code, self.message);
        for problem in &self.problems {
            let path = if problem.path.is_empty() {
                "(body)"
            } else {
                &problem.path
            };
            for part in ["; ", path, ": ", problem.code, " ", &problem.message] {
                line.push_str(part);
            }
        }
        line
    }
}

/// Whether a field may be left out.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Need {
    Required,
    Optional,
}

/// Collects everything wrong with one body, as Discord does, instead of stopping at the first.
#[derive(Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn add(
        &mut self,
        path: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.0.push(Problem {
            path: path.into(),
            code,
            message: message.into(),
        });
    }

    pub(crate) fn required(&mut self, path: impl Into<String>) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    pub(crate) fn length(&mut self, path: impl Into<String>, limits: &RangeInclusive<usize>) {
        let (least, most) = (limits.start(), limits.end());
        if *least == 0 {
            let message = format!("Must be {most} or fewer in length.");
            self.add(path, "BASE_TYPE_MAX_LENGTH", message);
        } else {
            let message = format!("Must be between {least} and {most} in length.");
            self.add(path, "BASE_TYPE_BAD_LENGTH", message);
        }
    }

    /// Checks the text at `parent[key]` and returns it when it is a text at all.
    pub(crate) fn text<'a>(
        &mut self,
        at: &str,
        parent: &'a Value,
        key: &str,
        limits: RangeInclusive<usize>,
        need: Need,
    ) -> Option<&'a str> {
        let path = join(at, key);
        match parent.get(key) {
            None | Some(Value::Null) => {
                if need == Need::Required {
                    self.required(path);
                }
                None
            }
            Some(Value::String(text)) => {
                let count = text.chars().count();
                // Discord trims before it counts the least, so blanks alone are nothing.
                if *limits.start() > 0 && text.trim().is_empty() {
                    self.required(path);
                } else if !limits.contains(&count) {
                    self.length(path, &limits);
                }
                Some(text)
            }
            Some(other) => {
                let message = format!("Could not interpret \"{other}\" as string.");
                self.add(path, "STRING_TYPE_CONVERT", message);
                None
            }
        }
    }

    /// Checks the list at `parent[key]`; a missing one is an empty one.
    pub(crate) fn list<'a>(
        &mut self,
        at: &str,
        parent: &'a Value,
        key: &str,
        limits: RangeInclusive<usize>,
    ) -> &'a [Value] {
        let path = join(at, key);
        match parent.get(key) {
            None | Some(Value::Null) => {
                if *limits.start() > 0 {
                    self.required(path);
                }
                &[]
            }
            Some(Value::Array(items)) => {
                if !limits.contains(&items.len()) {
                    self.length(path, &limits);
                }
                items
            }
            Some(_) => {
                self.add(
                    path,
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                );
                &[]
            }
        }
    }

    /// Checks a whole number at `parent[key]` where there is one.
    pub(crate) fn integer(
        &mut self,
        at: &str,
        parent: &Value,
        key: &str,
        limits: RangeInclusive<i64>,
    ) -> Option<i64> {
        let value = parent.get(key).filter(|value| !value.is_null())?;
        let Some(number) = value.as_i64() else {
            let message = format!("Could not interpret \"{value}\" as int.");
            self.add(join(at, key), "NUMBER_TYPE_COERCE", message);
            return None;
        };
        if number < *limits.start() {
            let message = format!(
                "int value should be greater than or equal to {}.",
                limits.start()
            );
            self.add(join(at, key), "NUMBER_TYPE_MIN", message);
        } else if number > *limits.end() {
            let message = format!(
                "int value should be less than or equal to {}.",
                limits.end()
            );
            self.add(join(at, key), "NUMBER_TYPE_MAX", message);
        }
        Some(number)
    }

    /// Checks that a value is one of a closed set.
    pub(crate) fn one_of(&mut self, path: impl Into<String>, value: i64, allowed: &[i64]) -> bool {
        if allowed.contains(&value) {
            return true;
        }
        let list: Vec<String> = allowed.iter().map(ToString::to_string).collect();
        let message = format!("Value must be one of {{{}}}.", list.join(", "));
        self.add(path, "BASE_TYPE_CHOICES", message);
        false
    }

    /// Checks an address: http or https, and `attachment://` where `schemes` has it.
    pub(crate) fn url(&mut self, path: String, url: &str, schemes: &[&str]) {
        let Some((scheme, rest)) = url.split_once("://") else {
            self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            return;
        };
        if !schemes.contains(&scheme) {
            let list: Vec<String> = schemes.iter().map(|known| format!("'{known}'")).collect();
            let message = format!(
                "Scheme \"{scheme}\" is not supported. Scheme must be one of ({}).",
                list.join(", ")
            );
            self.add(path, "URL_TYPE_INVALID_SCHEME", message);
        } else if rest.is_empty() || url.chars().any(char::is_whitespace) {
            self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }

    /// Code 50035 with everything that was found, or nothing.
    pub(crate) fn refuse(self) -> Result<(), Refused> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Refused {
            problems: self.0,
            ..Refused::new(400, 50035, "Invalid Form Body")
        })
    }
}

/// The path of a key below `at`.
pub(crate) fn join(at: &str, key: impl std::fmt::Display) -> String {
    if at.is_empty() {
        key.to_string()
    } else {
        format!("{at}.{key}")
    }
}
