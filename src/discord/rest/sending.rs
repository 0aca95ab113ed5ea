//! Sending a request: again with growing pauses, until it succeeds, is refused, or runs out of time.

use std::time::{Duration, Instant};

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serenity::http::Route;
use tracing::warn;

use super::Rest;
use super::error::RestError;
use crate::command::File;

/// One attempt, from connecting to the last byte.
pub(super) const TIMEOUT: Duration = Duration::from_secs(2);

/// The pause before the second attempt.
pub(super) const PAUSE: Duration = Duration::from_millis(100);

/// The pauses before further attempts, as multiples of the first; the last of them repeats.
const GROWTH: [u32; 6] = [1, 3, 7, 15, 30, 50];

/// A wait that is worth logging, for whoever looks for the missing answer.
const LONG: Duration = Duration::from_secs(3);

/// Where serenity's routes lead.
const DISCORD: &str = "https://discord.com";

/// A request that can be sent more than once.
pub(super) struct Request<'a> {
    method: Method,
    url: String,
    payload: &'a Payload<'a>,
    pub(super) repeat: Repeat,
}

/// What a request carries.
pub(super) enum Payload<'a> {
    None,
    Json { json: String, files: &'a [File] },
}

/// How often to resend a request that may have been carried out although no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// As often as time allows: carried out twice, it changes nothing more.
    Freely,
    /// Once more, with the same nonce. Discord compares nonces of messages in channels, but does
    /// not promise to for any other: if it does not, there can be at most two copies.
    ///
    /// Source: discord-api-docs, pull request 6647.
    OnceIfLost,
}

/// Why one attempt failed.
enum Failure {
    Final(RestError),
    /// It was not carried out.
    Again {
        why: String,
    },
    /// Discord, or something in front of it, failed on it.
    Broken {
        why: String,
    },
    /// It was sent, and no answer came back whole.
    Unanswered {
        why: String,
    },
    Wait {
        pause: Duration,
        why: String,
    },
}

impl Rest {
    /// Sends a request and returns its answer as text.
    pub(super) async fn send(
        &self,
        deadline: Instant,
        method: Method,
        route: Route<'_>,
        payload: &Payload<'_>,
    ) -> Result<String, RestError> {
        self.text(&self.request(method, &route, payload), deadline)
            .await
    }

    /// Asks for something, and asks again if the answer is cut short.
    pub(super) async fn get<T: DeserializeOwned>(
        &self,
        deadline: Instant,
        route: Route<'_>,
    ) -> Result<T, RestError> {
        let request = self.request(Method::GET, &route, &Payload::None);
        self.read(&request, deadline).await
    }

    pub(super) fn request<'a>(
        &self,
        method: Method,
        route: &Route<'_>,
        payload: &'a Payload<'a>,
    ) -> Request<'a> {
        let mut url = route.path().into_owned();
        if let (Some(base), Some(path)) = (&self.api_url, url.strip_prefix(DISCORD)) {
            url = format!("{base}{path}");
        }
        if matches!(route, Route::Commands { .. } | Route::GuildCommands { .. })
            && method == Method::GET
        {
            url.push_str("?with_localizations=true");
        }
        Request {
            method,
            url,
            payload,
            repeat: Repeat::Freely,
        }
    }

    pub(super) async fn text(
        &self,
        request: &Request<'_>,
        deadline: Instant,
    ) -> Result<String, RestError> {
        self.until_answered(request, deadline, Ok).await
    }

    pub(super) async fn read<T: DeserializeOwned>(
        &self,
        request: &Request<'_>,
        deadline: Instant,
    ) -> Result<T, RestError> {
        let read = |text: String| serde_json::from_str(&text);
        self.until_answered(request, deadline, read).await
    }

    /// Sends a request until it succeeds, is refused, or there is no time for another attempt.
    async fn until_answered<T>(
        &self,
        request: &Request<'_>,
        deadline: Instant,
        read: impl Fn(String) -> Result<T, serde_json::Error>,
    ) -> Result<T, RestError> {
        let mut tries = 0;
        let mut may_be_done = false;
        let mut is_unclear = false;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let tried = tokio::time::timeout(left, self.attempt(request)).await;
            let answered = match tried {
                Ok(answered) => answered.and_then(|text| {
                    read(text).map_err(|error| Failure::Unanswered {
                        why: cut_short(&error),
                    })
                }),
                Err(_elapsed) => Err(Failure::Unanswered {
                    why: "no answer came".to_owned(),
                }),
            };
            let failure = match answered {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            let is_second = may_be_done && request.repeat == Repeat::OnceIfLost;
            may_be_done |= matches!(failure, Failure::Unanswered { .. } | Failure::Broken { .. });
            // Anything but a POST can be sent again to the same effect.
            is_unclear |=
                matches!(failure, Failure::Unanswered { .. }) && request.method == Method::POST;
            let (last, pause) = match failure {
                Failure::Final(error) => return Err(error),
                Failure::Wait { pause, why } => (why, pause),
                Failure::Again { why } => (why, self.pause_after(tries)),
                Failure::Broken { why } | Failure::Unanswered { why } if is_second => {
                    return Err(RestError::Unclear { last: why });
                }
                Failure::Broken { why } | Failure::Unanswered { why } => {
                    (why, self.pause_after(tries))
                }
            };
            tries += 1;
            if Instant::now() + pause >= deadline {
                return Err(if is_unclear {
                    RestError::Unclear { last }
                } else {
                    RestError::Unreachable { last }
                });
            }
            if pause >= LONG {
                warn!(
                    seconds = pause.as_secs(),
                    "a request to Discord is waiting: {last}"
                );
            }
            tokio::time::sleep(pause).await;
        }
    }

    fn pause_after(&self, tries: usize) -> Duration {
        self.pause * GROWTH[tries.min(GROWTH.len() - 1)]
    }

    async fn attempt(&self, request: &Request<'_>) -> Result<String, Failure> {
        let Request {
            method,
            url,
            payload,
            repeat: _,
        } = request;
        let mut request = self.client.request(method.clone(), url);
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        let request = match payload {
            Payload::None => request,
            Payload::Json { json, files: [] } => request
                .header(CONTENT_TYPE, "application/json")
                .body(json.clone()),
            Payload::Json { json, files } => request.multipart(form(json, files)),
        };
        self.judge(request.send().await.map_err(broken)?).await
    }

    /// What an answer means for the request.
    async fn judge(&self, response: Response) -> Result<String, Failure> {
        let status = response.status();
        let header = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        let text = response.text().await.map_err(broken)?;
        if status.is_success() {
            return Ok(text);
        }
        let said: Said = serde_json::from_str(&text).unwrap_or_default();
        match status {
            StatusCode::UNAUTHORIZED => Err(Failure::Final(RestError::Unauthorized)),
            StatusCode::TOO_MANY_REQUESTS => {
                let seconds = said.retry_after.or(header).unwrap_or(1.0);
                let pause = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
                let pause = pause.min(Duration::from_hours(1));
                if said.global && self.reports_limits {
                    return Err(Failure::Final(RestError::Limited { pause }));
                }
                let why = format!("rate limited for {seconds} s (429)");
                Err(Failure::Wait { pause, why })
            }
            StatusCode::SERVICE_UNAVAILABLE => Err(Failure::Again {
                why: format!("status {status}"),
            }),
            status if status.is_server_error() => Err(Failure::Broken {
                why: format!("status {status}"),
            }),
            status => Err(Failure::Final(RestError::Refused {
                status: status.as_u16(),
                code: said.code,
                message: said.reasons(),
            })),
        }
    }
}

/// What is known about a request whose connection failed.
fn broken(error: reqwest::Error) -> Failure {
    let was_sent = !error.is_connect() && !error.is_builder();
    let why = reasons(&error.without_url());
    if was_sent {
        Failure::Unanswered { why }
    } else {
        Failure::Again { why }
    }
}

/// What Discord says about a request that it did not carry out.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    code: u64,
    message: String,
    retry_after: Option<f64>,
    /// Whether a limit applies to everything that the bot sends.
    global: bool,
    errors: Option<Value>,
}

impl Said {
    fn reasons(self) -> String {
        match self.errors {
            Some(errors) => format!("{}: {errors}", self.message),
            None => self.message,
        }
    }
}

fn cut_short(error: &serde_json::Error) -> String {
    format!("an unreadable answer: {error}")
}

pub(super) fn unreadable(error: &serde_json::Error) -> RestError {
    RestError::Unreachable {
        last: cut_short(error),
    }
}

/// An error with its causes, the last of which says what really happened.
fn reasons(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn form(json: &str, files: &[File]) -> Form {
    let mut form = Form::new().text("payload_json", json.to_owned());
    for (
        number,
        File {
            name,
            bytes,
            description: _,
        },
    ) in files.iter().enumerate()
    {
        form = form.part(
            format!("files[{number}]"),
            Part::bytes(bytes.clone()).file_name(name.clone()),
        );
    }
    form
}
