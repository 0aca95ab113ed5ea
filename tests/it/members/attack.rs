//! What members try who mean no good: whatever they do stays within Discord's limits and their own
//! server, which the fake Discord and the store say.

use fake_discord::{Answer, MANAGE_GUILD, Member};
use jiff::Timestamp;
use jiff::civil::date;
use reelated::film::FilmId;
use reelated::member::{LeftList, Noted, Score, Sentence, Which, WhoseWish};
use reelated::snowflake::UserId;
use reelated::store::Asker;
use serde_json::json;

use crate::scene::Scene;

async fn forge(member: &Member, on: &Answer, code: &str) -> Answer {
    let data = json!({"component_type": 2, "custom_id": code});
    member.component(&on.message(), data).await
}

#[tokio::test]
async fn pages_of_the_longest_titles_fit() {
    let scene = Scene::open().await;
    let store = &scene.store;
    let said = Sentence::parse(&"||*".repeat(93)).unwrap();
    let score = Score::new(10).unwrap();
    let on = date(2026, 1, 1);
    let marks = ["*", "é_", "\u{5d0}", "👩\u{200d}🚀", "z\u{301}\u{302}"];
    for (letter, mark) in ["a", "b", "c", "d", "e"].into_iter().zip(marks) {
        let title: String = mark.chars().cycle().take(200).collect();
        for number in 0..3 {
            let id = format!("{}-{number}", letter.repeat(38));
            let noted = Noted {
                film: FilmId::parse(&id).unwrap(),
                title: format!("{title} (1900)"),
            };
            let askers = (0..25).map(|member| Asker {
                guild: scene.id(),
                member: UserId(u64::MAX - member),
                at: Timestamp::UNIX_EPOCH,
            });
            let (first, film) = (Which::Default, &noted.film);
            for asker in askers.clone() {
                let watched = store.watch(asker, &first, film, Some(&noted.title), on);
                watched.await.unwrap().unwrap();
                let rated = store.rate(asker, &noted, score, said.as_ref());
                rated.await.unwrap();
            }
            for asker in askers {
                store.want(asker, &first, &noted).await.unwrap().unwrap();
            }
        }
    }
    let list = scene.says(&scene.admin, "/watchlist show", &[]).await;
    let first = "a".repeat(38);
    for code in [
        "wl:page:0:w:0".to_owned(),
        "wl:page:0:m:1".to_owned(),
        "wl:past:0".to_owned(),
        "wl:past:1".to_owned(),
        "me:top:rated::0".to_owned(),
        "me:top:wanted::1".to_owned(),
        "me:top:watched:2026:0".to_owned(),
        format!("wl:film:0:{first}-0"),
        format!("me:all:{first}-0:1"),
    ] {
        // The fake Discord refuses what the real one would.
        let page = forge(&scene.admin, &list, &code).await;
        assert!(page.message().text().contains("# "), "{code}");
    }
    scene.close().await;
}

#[tokio::test]
async fn a_lists_name_pings_nobody_and_breaks_no_line() {
    let scene = Scene::open().await;
    let bob = scene.bob.id();
    for (name, shown) in [
        (format!("<@{bob}> ||x|| #"), r"\<@bob> \|\|x\|\| #"),
        (
            "# `*_~[a](http://x.y)".to_owned(),
            r"\# \`\*\_\~\[a\](http\://x.y)",
        ),
        ("\u{202e}a\nb \u{5d0}".to_owned(), "a b \u{5d0}"),
        (
            "@everyone 👩\u{200d}🚀👩\u{200d}🚀".to_owned(),
            "\\@everyone 👩\u{200d}🚀👩\u{200d}🚀",
        ),
    ] {
        let create = [("name", name.as_str())];
        let created = scene.says(&scene.admin, "/watchlist create", &create).await;
        assert!(
            scene.text(&created).contains(&format!("*{shown}*")),
            "{shown}"
        );
        let film = [("film", "heat-1995"), ("list", name.as_str())];
        let added = scene.says(&scene.alice, "/watchlist add", &film).await;
        assert!(scene.text(&added).contains(&format!("on *{shown}* now")));
        let list = scene
            .says(&scene.alice, "/watchlist show", &film[1..])
            .await;
        assert!(scene.text(&list).contains(&format!("# {shown}\n")));
        let picked = scene
            .says(&scene.alice, "/watchlist pick", &film[1..])
            .await;
        assert!(scene.text(&picked).contains(&format!("of *{shown}*")));
    }
    scene.close().await;
}

#[tokio::test]
async fn lists_and_evenings_of_another_server_are_out_of_reach() {
    let scene = Scene::open().await;
    let create = [("name", "Noir"), ("default", "true")];
    let created = scene.says(&scene.admin, "/watchlist create", &create).await;
    created.message();
    for (command, film) in [("add", "alien-1979"), ("watched", "heat-1995")] {
        let command = format!("/watchlist {command}");
        let film = [("film", film)];
        scene.says(&scene.bob, &command, &film).await.message();
    }
    let list = scene.store.lists(scene.id()).await.unwrap()[1].number;
    let entry = scene.store.watched(scene.id()).await.unwrap()[0].number;
    // What an admin took off the list can be brought back in its own server only.
    let film = [("film", "ran-1985")];
    scene
        .says(&scene.bob, "/watchlist add", &film)
        .await
        .message();
    let (ran, everybodys) = (FilmId::parse("ran-1985").unwrap(), WhoseWish::Everybodys);
    let admin = scene.asker(&scene.admin);
    let left = scene
        .store
        .unwant(admin, &Which::Default, &ran, everybodys)
        .await;
    let Some((
        _,
        LeftList::Done {
            number: withdrawn, ..
        },
    )) = left.unwrap()
    else {
        panic!("it was on the list");
    };
    let mallory = scene.discord.member(&scene.other.guild, "mallory");
    let mallory = mallory.permissions(MANAGE_GUILD);
    let there = &scene.other.channel;
    let own = mallory.slash(there, "/watchlist show", &[]).await;
    for code in [
        format!("wl:del:{list}"),
        format!("wl:off:{list}:alien-1979"),
        format!("wl:off-all:{list}:alien-1979"),
        format!("wl:back:{withdrawn}"),
        format!("wl:seen:{list}:alien-1979"),
        format!("wl:film:{list}:alien-1979"),
        format!("wl:page:{list}:w:0"),
        format!("wl:undo:{entry}"),
        format!("wl:there:{entry}"),
        format!("wl:not:{entry}"),
        format!("wl:day:{entry}"),
    ] {
        let text = forge(&mallory, &own, &code).await.message().text();
        for theirs in ["Heat", "Alien", "Noir"] {
            assert!(!text.contains(theirs), "{code}: {text}");
        }
    }
    let (_, films) = (scene.store.wanted(scene.id(), &Which::Default).await)
        .unwrap()
        .unwrap();
    let history = scene.store.watched(scene.id()).await.unwrap();
    assert_eq!((films.len(), history[0].by.len()), (1, 1));
    assert_eq!(scene.entries(&mallory).await, 0);
    scene.close().await;
}

#[tokio::test]
async fn where_the_bot_is_a_guest_nothing_is_kept() {
    let scene = Scene::open().await;
    let elsewhere = scene.discord.add_guild_without_bot("Elsewhere");
    let there = elsewhere.add_channel("there");
    let guest = scene.discord.member(&elsewhere, "guest");
    let guest = guest.installs_for_themself().overriding();
    let film = [("film", "heat-1995"), ("score", "5")];
    let card = guest.slash(&there, "/review", &film[..1]).await;
    assert!(!card.message().text().contains("Seen it"));
    for (command, options) in [
        ("/watchlist add", &film[..1]),
        ("/watchlist show", &[]),
        ("/rate", &film),
        ("/seen", &[]),
        ("/recommend", &[]),
        ("/taste", &[]),
        ("/top", &[]),
    ] {
        let refused = guest.slash(&there, command, options).await;
        assert!(refused.text().contains("has not added me"), "{command}");
    }
    for code in [
        "me:see:heat-1995",
        "me:yes:heat-1995",
        "me:taste:",
        "wl:want::heat-1995",
        "wl:open:",
        "rec:l0AAAAAAAA",
        "first:9heat-1995:0:",
    ] {
        let card = guest.slash(&there, "/review", &film[..1]).await;
        let refused = forge(&guest, &card, code).await;
        assert!(refused.text().contains("has not added me"), "{code}");
    }
    // What is kept of them elsewhere is theirs everywhere.
    let kept = guest.slash(&there, "/privacy show", &[]).await;
    assert!(kept.text().contains("Nothing in other servers."));
    assert_eq!(scene.entries(&guest).await, 0);
    scene.close().await;
}
