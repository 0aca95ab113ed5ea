//! How long the bot takes inside its own process: a call in, Discord's JSON out; and to start.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use criterion::{Criterion, criterion_group, criterion_main};
use reelated::app::App;
use reelated::catalog::Catalog;
use reelated::command::{
    Call, ChannelId, Enclosed, GuildId, MessageId, Options, Permissions, Place, Reply, Request,
    Target, UserId, Value, refuse,
};
use reelated::discord::answer::Outgoing;
use reelated::library::{self, Library, Source};
use reelated::locale::Locale;
use reelated::settings::Settings;

fn bundled() -> Library {
    library::load(&[Source::Bundled], |_| {}).expect("the bundled reviews load")
}

fn call(request: Request) -> Call {
    Call {
        asker: UserId(1),
        permissions: Permissions::default(),
        own_permissions: Permissions::ALL,
        place: Place::Server {
            guild: GuildId(2),
            channel: ChannelId(3),
            thread_of: None,
            installed: true,
        },
        locale: Some(Locale::English),
        server_locale: Some(Locale::English),
        settings: Settings::default(),
        enclosed: Enclosed::default(),
        request,
    }
}

fn options(filled: &[(&str, &str)]) -> Options {
    let value = |typed: &str| Value::Text(typed.to_owned());
    Options(
        filled
            .iter()
            .map(|(name, typed)| ((*name).to_owned(), value(typed)))
            .collect(),
    )
}

fn slash(name: &str, filled: &[(&str, &str)]) -> Call {
    call(Request::Command {
        name: name.to_owned(),
        options: options(filled),
    })
}

fn complete(name: &str, option: &str, typed: &str) -> Call {
    call(Request::Completion {
        name: name.to_owned(),
        options: options(&[(option, typed)]),
        focused: option.to_owned(),
    })
}

fn press(code: &str) -> Call {
    let on = Target {
        message: MessageId(4),
        ours: true,
        asked_by: Some(UserId(1)),
        private: false,
    };
    call(Request::Press {
        code: code.to_owned(),
        on,
    })
}

/// Everything between a parsed interaction and the bytes of its answer.
fn json(app: &App, call: &Call) -> String {
    // Nothing here waits for anything, so that the future is ready when it is first asked.
    let answer = pin!(app.answer(call));
    let Poll::Ready(answer) = answer.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("nothing here waits");
    };
    match answer {
        Ok(Reply::Say(message)) => Outgoing::say(message),
        Ok(Reply::Change(message)) => Outgoing::change(message),
        Ok(Reply::Suggest(choices)) => Outgoing::suggest(choices),
        Ok(reply) => panic!("nothing here takes long: {reply:?}"),
        Err(refusal) => Outgoing::say(refuse(&refusal, Locale::English.texts())),
    }
    .json()
}

fn answers(criterion: &mut Criterion) {
    let app = App::new(
        Catalog::new(bundled().reviews),
        Settings::default(),
        Box::new(|| 7),
    );
    let calls = [
        ("review", slash("review", &[("film", "heat-1995")])),
        (
            "review, a title typed",
            slash("review", &[("film", "Heat")]),
        ),
        ("full review", press("read:heat-1995:0")),
        (
            "random",
            slash("random", &[("genre", "Crime"), ("decade", "1990s")]),
        ),
        ("another", press("rand:0:::::7:")),
        ("related", slash("related", &[("film", "Heat")])),
        (
            "related also",
            slash("related", &[("film", "Heat"), ("also", "Casablanca")]),
        ),
        ("why", press("why:heat-1995:")),
        (
            "connect",
            slash("connect", &[("from", "Casablanca"), ("to", "The Matrix")]),
        ),
        ("person", slash("person", &[("name", "Al Pacino")])),
        ("browse", slash("browse", &[("sort", "rating")])),
        ("help", slash("help", &[])),
        (
            "mistyped",
            slash("review", &[("film", "shawshenk redemption")]),
        ),
        ("complete film", complete("review", "film", "the g")),
        (
            "complete film, nothing typed",
            complete("review", "film", ""),
        ),
        (
            "complete film, a typo",
            complete("review", "film", "goodfelas"),
        ),
        ("complete person", complete("person", "name", "pac")),
        ("complete genre", complete("random", "genre", "crime, d")),
        ("complete decade", complete("random", "decade", "19")),
    ];
    let mut group = criterion.benchmark_group("answer");
    for (name, call) in &calls {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| json(&app, black_box(call)));
        });
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    group.sample_size(20);
    group.bench_function("read the bundled reviews", |bencher| bencher.iter(bundled));
    let reviews = bundled().reviews;
    group.bench_function("index them", |bencher| {
        let clone = || reviews.clone();
        bencher.iter_batched(clone, Catalog::new, criterion::BatchSize::LargeInput);
    });
    group.finish();
}

criterion_group!(benches, answers, start);
criterion_main!(benches);
