//! The table of all commands, and what is derived from it: what answers a call, and who sees that.

use super::vocabulary::{
    Answer, Audience, Call, Command, Completion, Context, Error, Kind, Means, Reply, Request,
};
use super::{
    browse, connect, delete, help, person, pressed, privacy, random, rate, recommend, related,
    review, seen, settings, taste, top, watchlist,
};
use crate::action::Action;
use crate::refusal::{Reason, Refusal};
use crate::settings::Visibility;

/// Every command, in the order in which they are listed.
pub static COMMANDS: [Command; 16] = [
    review::COMMAND,
    random::COMMAND,
    related::COMMAND,
    connect::COMMAND,
    person::COMMAND,
    browse::COMMAND,
    watchlist::COMMAND,
    rate::COMMAND,
    seen::COMMAND,
    recommend::COMMAND,
    taste::COMMAND,
    top::COMMAND,
    settings::COMMAND,
    privacy::COMMAND,
    help::COMMAND,
    delete::COMMAND,
];

/// The command of this kind and name; the name may have a subcommand's behind it.
pub fn find(kind: Kind, name: &str) -> Option<&'static Command> {
    let is_called = |command: &&Command| {
        command.kind == kind
            && match name.strip_prefix(command.name) {
                Some("") => true,
                Some(below) => kind == Kind::Slash && below.starts_with(' '),
                None => false,
            }
    };
    COMMANDS.iter().find(is_called)
}

/// Answers a call. What does not touch what is kept is answered at once, and what nothing is to be
/// awaited for pays for no waiting.
pub async fn answer(means: Means<'_>, call: &Call) -> Result<Reply, Error> {
    let context = &Context::new(means, call, visibility(call));
    if is_unwelcome(call) {
        return Err(Refusal::new(Reason::NoDirectMessages).into());
    }
    match &call.request {
        Request::Command { name, .. } => call_up(context, Kind::Slash, name).await,
        Request::MessageCommand { name, .. } => call_up(context, Kind::Message, name).await,
        Request::Completion { name, focused, .. } => complete(context, name, focused).await,
        // What buttons lead to is much, and a call that presses none makes no room for it.
        Request::Press { code, .. } => Box::pin(pressed::press(context, code)).await,
        Request::Choose { code, chosen, .. } => {
            Box::pin(pressed::choose(context, code, chosen)).await
        }
        Request::Submit { code, fields, .. } => {
            Box::pin(pressed::submit(context, code, fields)).await
        }
        Request::Unknown => Err(Refusal::new(Reason::UnknownCommand).into()),
    }
}

async fn call_up(context: &Context<'_>, kind: Kind, name: &str) -> Result<Reply, Error> {
    let answer = find(kind, name).and_then(|command| command.answer_of(name));
    match answer {
        Some(Answer::AtOnce(answer)) => Ok(answer(context)?),
        Some(Answer::OfAll(answer)) => Ok(answer(context, &COMMANDS)?),
        Some(Answer::Awaited(answer)) => answer(context).await,
        None => Err(Refusal::new(Reason::UnknownCommand).into()),
    }
}

async fn complete(context: &Context<'_>, name: &str, option: &str) -> Result<Reply, Error> {
    let completion = find(Kind::Slash, name).and_then(|command| {
        let mut options = command.options_of(name).iter();
        options.find(|known| known.name == option)?.completion()
    });
    let typed = context.typed(option);
    Ok(Reply::Suggest(match completion {
        Some(Completion::AtOnce(complete)) => complete(context, typed),
        Some(Completion::Awaited(complete)) => complete(context, typed).await?,
        None => Vec::new(),
    }))
}

/// Who will see the answer to a call, unless the command decides otherwise.
pub fn visibility(call: &Call) -> Visibility {
    match &call.request {
        Request::Command { name, options } => {
            let for_others = match find(Kind::Slash, name).map(|command| command.audience) {
                Some(Audience::Oneself | Audience::Admins) => false,
                Some(Audience::Party { with }) => options.get(with).is_some(),
                Some(Audience::Members) | None => true,
            };
            if for_others && call.is_in_public_place() {
                call.settings.answers
            } else {
                Visibility::Private
            }
        }
        _ => match call.request.used_on() {
            Some(on) if on.asked_by == Some(call.asker) && !on.private => Visibility::Public,
            _ => Visibility::Private,
        },
    }
}

/// Whether the call comes from outside of any server, and is to be answered in servers only. What
/// somebody was answered there, they can still delete, and what is kept about them, too.
fn is_unwelcome(call: &Call) -> bool {
    call.place.guild().is_none()
        && !call.settings.direct_messages
        && !matches!(call.request, Request::MessageCommand { .. })
        && !is_about_privacy(&call.request)
}

/// Whether a call is about what is kept as a whole: that is answered everywhere.
fn is_about_privacy(request: &Request) -> bool {
    match request {
        Request::Command { name, .. } => name.split(' ').next() == Some(privacy::COMMAND.name),
        Request::Press { code, .. } => matches!(
            Action::decode(code),
            Some(Action::Member(action)) if action.is_about_privacy()
        ),
        _ => false,
    }
}
