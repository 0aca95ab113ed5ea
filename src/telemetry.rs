//! Logging with tracing: set up once, as the configuration says.
//!
//! Lines go through a queue to a thread that writes them: a reader of the log that hangs keeps nobody
//! from an answer. Where the queue is full, lines are lost, and counted.

use std::io::{self, IsTerminal as _, Write};
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use tracing::level_filters::LevelFilter;
use tracing_appender::non_blocking::{ErrorCounter, NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Color, Log, LogFormat};

/// How many lines wait to be written: a few megabytes at the most.
const QUEUE: usize = 16_384;

/// Writes what still waits when it is dropped, unless that takes longer than a second.
#[derive(Debug)]
pub struct Logging(
    #[expect(dead_code, reason = "it does its work when it is dropped")] WorkerGuard,
);

/// Starts logging to standard error.
///
/// # Errors
/// Where `log.filter` cannot be read.
pub fn start(log: &Log) -> anyhow::Result<Logging> {
    let Log {
        format,
        filter,
        color,
    } = log;
    let filter: Targets = filter.parse().with_context(|| {
        format!("log.filter = {filter:?} is not a filter such as \"info,reelated=debug\"")
    })?;
    let colours = match color {
        Color::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Color::Always => true,
        Color::Never => false,
    };
    let (writer, guard) = queue(io::stderr(), *format, QUEUE);
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(writer)
        .with_target(false)
        .with_ansi(colours);
    let layer = match format {
        LogFormat::Text => layer.boxed(),
        LogFormat::Json => layer
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(layer.with_filter(filter))
        .with(secrets())
        .init();
    Ok(Logging(guard))
}

/// What no filter can turn on: the libraries print tokens, addresses that hold tokens, and what
/// members typed at their finer levels.
fn secrets() -> Targets {
    Targets::new()
        .with_default(LevelFilter::INFO)
        .with_target("reelated", LevelFilter::TRACE)
        .with_target("serenity", LevelFilter::WARN)
        // Its warning quotes the event that it could not read.
        .with_target("serenity::gateway::ws", LevelFilter::ERROR)
}

/// A queue of this many lines, and what writes them.
fn queue(
    out: impl Write + Send + 'static,
    format: LogFormat,
    lines: usize,
) -> (NonBlocking, WorkerGuard) {
    let lost = Arc::new(OnceLock::new());
    let counted = Counted {
        out,
        format,
        lost: Arc::clone(&lost),
        told: 0,
    };
    let (writer, guard) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(lines)
        .thread_name("log")
        .finish(counted);
    // It is new, so that nobody has set it.
    lost.set(writer.error_counter()).ok();
    (writer, guard)
}

/// Writes lines, and before the first that comes through after others were lost, how many.
struct Counted<W> {
    out: W,
    format: LogFormat,
    lost: Arc<OnceLock<ErrorCounter>>,
    told: usize,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let lost = self.lost.get().map_or(0, ErrorCounter::dropped_lines);
        if lost > self.told {
            let said = said(lost - self.told, self.format);
            self.told = lost;
            self.out.write_all(said.as_bytes())?;
        }
        self.out.write_all(line)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn said(lost: usize, format: LogFormat) -> String {
    let message = "lines of the log were lost, because its reader did not keep up";
    let now = jiff::Timestamp::now();
    match format {
        LogFormat::Text => format!("{now}  WARN {message} lost={lost}\n"),
        LogFormat::Json => {
            let line = serde_json::json!({
                "timestamp": now.to_string(), "level": "WARN", "message": message, "lost": lost,
            });
            format!("{line}\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    /// A reader that takes a line for each permit, and says so.
    struct Hanging {
        permits: Receiver<()>,
        begun: Sender<()>,
        read: Arc<Mutex<String>>,
    }

    impl Write for Hanging {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.begun.send(()).ok();
            // Once nobody gives permits any more, it reads everything.
            self.permits.recv().ok();
            let text = String::from_utf8_lossy(bytes);
            self.read.lock().unwrap().push_str(&text);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_hangs_loses_lines_and_reads_how_many() {
        let (permit, permits) = channel();
        let (begun, has_begun) = channel();
        let read = Arc::new(Mutex::new(String::new()));
        let reader = Hanging {
            permits,
            begun,
            read: Arc::clone(&read),
        };
        let (mut writer, guard) = queue(reader, LogFormat::Json, 3);
        writeln!(writer, "first").unwrap();
        has_begun.recv().unwrap();
        for number in 0..10 {
            // None of these waits for the reader.
            writer.write_all(format!("{number}\n").as_bytes()).unwrap();
        }
        drop(permit);
        drop(guard);
        let read = read.lock().unwrap();
        let lines: Vec<&str> = read.lines().collect();
        assert_eq!(lines[0], "first");
        assert!(lines[1].contains(r#""lost":7"#), "{read}");
        assert_eq!(lines[2..], ["0", "1", "2"], "{read}");
    }
}
