//! `reelated ask`: the bot on the command line.

use std::io::{BufRead as _, stdin};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;

use super::{Ask, Output, plain};
use crate::app::App;
use crate::command::{
    Call, ChannelId, Enclosed, Kind, OptionType, Options, Permissions, Place, Reply, Request,
    UserId, Value, refuse,
};
use crate::config::Config;
use crate::discord::conversation::answer_in_time;
use crate::locale::Locale;
use crate::refusal::Refusal;
use crate::settings::Settings;

pub(super) fn run(config: &Config, ask: &Ask, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let library = match super::read_library(config, output) {
        Ok(library) => library,
        Err(problems) => return super::unusable(output, &problems),
    };
    super::say_what_is_left_out(&library, output);
    let app = Arc::new(super::app(library, config, ask.seed));
    let Ask {
        question,
        json,
        batch,
        locale,
        seed: _,
    } = ask;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let json_of = |call: Call| {
        runtime
            .block_on(answer_in_time(Arc::clone(&app), Arc::new(call)))
            .first
            .json()
    };
    if *batch {
        for line in stdin().lock().split(b'\n') {
            let line = line.context("standard input cannot be read")?;
            // One line that is not UTF-8 gets its refusal, and the others their answers.
            let line = String::from_utf8_lossy(&line);
            if !line.trim().is_empty() {
                output.line(&json_of(call(&app, read(&line), *locale)))?;
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let request = read(question.as_deref().unwrap_or_default());
    let call = call(&app, request, *locale);
    let answer = runtime.block_on(app.answer(&call));
    let code = ExitCode::from(u8::from(answer.is_err()));
    if *json {
        output.line(&json_of(call))?;
    } else {
        output.out.write_all(shown(answer, *locale).as_bytes())?;
    }
    Ok(code)
}

fn shown(answer: Result<Reply, Refusal>, locale: Locale) -> String {
    match answer {
        Ok(Reply::Say(message) | Reply::Change(message)) => plain::text(&message),
        Ok(Reply::Suggest(choices)) => choices
            .into_iter()
            .map(|choice| choice.label + "\n")
            .collect(),
        Ok(Reply::Remove { done, .. }) => plain::text(&done),
        Ok(Reply::Ask(_)) => String::new(),
        Err(refusal) => plain::text(&refuse(&refusal, locale.texts())),
    }
}

/// A call as if from a direct message.
fn call(app: &App, request: Request, locale: Locale) -> Call {
    Call {
        asker: UserId(0),
        permissions: Permissions::ALL,
        own_permissions: Permissions::ALL,
        place: Place::DirectMessage {
            channel: ChannelId(0),
        },
        locale: Some(locale),
        server_locale: None,
        settings: Settings {
            // Whoever may run the program may ask it.
            direct_messages: true,
            ..app.defaults().clone()
        },
        enclosed: Enclosed::default(),
        request,
    }
}

/// Reads a command as it is typed on Discord: `/related film:Heat also:The Insider`.
///
/// A value reaches to the next option of the command, so it needs no quotes; it may have them. An
/// option that the command does not have is part of the value before it, as on Discord.
fn read(line: &str) -> Request {
    let line = line.trim();
    let line = line.strip_prefix('/').unwrap_or(line);
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let mut name = name.to_owned();
    let mut rest = rest;
    let Some(command) = crate::command::find(Kind::Slash, &name) else {
        return Request::Command {
            name,
            options: Options::default(),
        };
    };
    if !command.subcommands().is_empty() {
        let (below, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        name = format!("{name} {below}");
        rest = behind;
    }
    let known = command.options_of(&name);
    let mut starts: Vec<(usize, &crate::command::CommandOption)> = Vec::new();
    for option in known {
        let label = format!("{}:", option.name);
        let first_of_word = |at: &usize| *at == 0 || rest[..*at].ends_with(char::is_whitespace);
        let at = rest
            .match_indices(&label)
            .map(|(at, _)| at)
            .find(first_of_word);
        starts.extend(at.map(|at| (at, option)));
    }
    starts.sort_by_key(|(at, _)| *at);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([rest.len()]);
    let mut options: Vec<_> = starts
        .iter()
        .zip(ends)
        .map(|((at, option), end)| {
            let typed = rest[at + option.name.len() + 1..end].trim();
            let typed = typed
                .strip_prefix('"')
                .and_then(|typed| typed.strip_suffix('"'))
                .unwrap_or(typed);
            (option.name.to_owned(), value(option.takes, typed))
        })
        .collect();
    // A command with one required option is clear without the option's name: `/review Heat`.
    if let ([option, ..], [], false) = (known, &options[..], rest.trim().is_empty())
        && option.required
    {
        options.push((option.name.to_owned(), value(option.takes, rest.trim())));
    }
    Request::Command {
        name,
        options: Options(options),
    }
}

fn value(takes: OptionType, typed: &str) -> Value {
    let number = match takes {
        OptionType::Rating => typed.replace(',', ".").parse().ok().map(Value::Number),
        OptionType::Minutes | OptionType::Score | OptionType::Year => {
            typed.parse().ok().map(Value::Integer)
        }
        OptionType::Flag => typed.to_lowercase().parse().ok().map(Value::Flag),
        OptionType::Member => member(typed),
        OptionType::Completed(_)
        | OptionType::Reviewed
        | OptionType::Sort
        | OptionType::TopBy
        | OptionType::Sentence
        | OptionType::ListName
        | OptionType::Order
        | OptionType::Weighing
        | OptionType::Mentions
        | OptionType::Source
        | OptionType::Setting(..)
        | OptionType::SettingName => None,
    };
    number.unwrap_or_else(|| Value::Text(typed.to_owned()))
}

/// Somebody by an id, alone or as Discord writes a mention.
fn member(typed: &str) -> Option<Value> {
    let inside = typed
        .strip_prefix("<@")
        .and_then(|rest| rest.strip_suffix('>'));
    let id = inside.unwrap_or(typed).parse().ok()?;
    Some(Value::Member {
        member: UserId(id),
        bot: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Vec<(String, Value)> {
        match read(line) {
            Request::Command { options, .. } => options.0,
            request => panic!("{request:?}"),
        }
    }

    fn text(name: &str, value: &str) -> (String, Value) {
        (name.to_owned(), Value::Text(value.to_owned()))
    }

    #[test]
    fn commands_are_read_as_typed() {
        assert_eq!(
            options("/related film:The Thing also: \"Heat\""),
            [text("film", "The Thing"), text("also", "Heat")]
        );
        assert_eq!(
            options("/review Alita: Battle Angel"),
            [text("film", "Alita: Battle Angel")]
        );
        assert_eq!(
            options("review film:Dr. Who and the film: x"),
            [text("film", "Dr. Who and the film: x")]
        );
        assert_eq!(
            options("/random max_minutes:90 min_rating:7,5"),
            [
                ("max_minutes".to_owned(), Value::Integer(90)),
                ("min_rating".to_owned(), Value::Number(7.5))
            ]
        );
        let with = |id| {
            let (member, bot) = (UserId(id), false);
            [("with".to_owned(), Value::Member { member, bot })]
        };
        assert_eq!(options("/taste with:<@7>"), with(7));
        assert_eq!(options("/taste with:8"), with(8));
        assert_eq!(options("/taste with:bob"), [text("with", "bob")]);
        assert_eq!(options("/random"), []);
        assert_eq!(
            options("/random max_minutes:soon"),
            [text("max_minutes", "soon")]
        );
        assert_eq!(
            read(""),
            Request::Command {
                name: String::new(),
                options: Options::default()
            }
        );
    }
}
