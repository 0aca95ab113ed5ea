//! A server's watchlists, and what its members watched together.

use fake_discord::{Answer, Member};
use reelated::catalog::Catalog;
use reelated::film::{Film, FilmId, Title, Year};
use reelated::member::{Kept, List, Noted, Score, Which};
use reelated::review::Review;
use reelated::snowflake::UserId;
use serde_json::json;

use super::gone;
use crate::bundled::BUNDLED;
use crate::scene::Scene;

impl Scene {
    async fn adds(&self, member: &Member, film: &str) -> Answer {
        self.says(member, "/watchlist add", &[("film", film)]).await
    }

    /// The films of the list that is used when none is named.
    async fn listed(&self) -> Vec<String> {
        let (_, films) = self
            .store
            .wanted(self.id(), &Which::Default)
            .await
            .unwrap()
            .unwrap();
        let id = |film: &FilmId| film.as_str().to_owned();
        films.iter().map(|wanted| id(&wanted.noted.film)).collect()
    }
}

#[tokio::test]
async fn members_keep_a_list_together() {
    let scene = Scene::open().await;
    let empty = scene.says(&scene.alice, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&empty), @"
    | # Watchlist
    | Nothing on it yet. Put a film on it with `/watchlist add`, or press *Want to watch* on a film's card.
    | - 0 films
    [What was watched]
    ");
    let first = scene.adds(&scene.alice, "heat-1995").await;
    assert!(!first.is_ephemeral());
    insta::assert_snapshot!(scene.text(&first), @"
    | **Heat (1995)** is on *Watchlist* now.
    [Show the list] [I don't want it any more]
    ");
    // A title as it is typed.
    let second = scene.adds(&scene.bob, "Heat").await;
    insta::assert_snapshot!(scene.text(&second), @"
    | **Heat (1995)** is on *Watchlist*: 2 members want it now.
    [Show the list] [I don't want it any more]
    ");
    let again = scene.adds(&scene.bob, "heat-1995").await;
    insta::assert_snapshot!(scene.text(&again), @"
    | You want **Heat (1995)** already: it is on *Watchlist*.
    [Show the list] [I don't want it any more]
    ");
    scene.adds(&scene.bob, "alien-1979").await.message();
    let list = scene.says(&scene.alice, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    | # Watchlist
    | **Alien (1979)** · ★ 8.9 · <@bob> · <t:1800000000:d>
    | **Heat (1995)** · ★ 8.6 · <@alice>, <@bob> · <t:1800000000:d>
    | - 2 films
    (A film on Watchlist …: Alien (1979) / Heat (1995))
    [Longest waiting, off] [Newest] [Most wanted] [By title] [Best rated]
    [Pick one] [What was watched]
    ");
    let sorted = list.press("By title").await;
    insta::assert_snapshot!(scene.text(&sorted), @"
    | # Watchlist
    | **Alien (1979)** · ★ 8.9 · <@bob> · <t:1800000000:d>
    | **Heat (1995)** · ★ 8.6 · <@alice>, <@bob> · <t:1800000000:d>
    | - 2 films
    (A film on Watchlist …: Alien (1979) / Heat (1995))
    [Longest waiting] [Newest] [Most wanted] [By title, off] [Best rated]
    [Pick one] [What was watched]
    ");

    // Whoever chooses a film is told what they can do about it, and the list stays as it is.
    let entry = sorted.choose(0, "Heat (1995)").await;
    insta::assert_snapshot!(scene.text(&entry), @"
    (only alice sees this)
    | # Heat (1995)
    | On *Watchlist*, wanted by:
    | <@alice> · <t:1800000000:d>
    | <@bob> · <t:1800000000:d>
    [Open the film] [I don't want it any more] [Watched today] [Show the list]
    ");
    let left = entry.press("I don't want it any more").await;
    insta::assert_snapshot!(scene.text(&left), @"
    (only alice sees this)
    | Taken back. **Heat (1995)** stays on *Watchlist*: one other member wants it.
    [Show the list]
    ");
    let others = sorted
        .choose(0, "Alien (1979)")
        .as_member(&scene.carol)
        .await;
    insta::assert_snapshot!(scene.text(&others), @"
    (only carol sees this)
    | # Alien (1979)
    | On *Watchlist*, wanted by:
    | <@bob> · <t:1800000000:d>
    [Open the film] [Want to watch] [Watched today] [Show the list]
    ");
    let wanted = others.press("Want to watch").await;
    insta::assert_snapshot!(scene.text(&wanted), @"
    (only carol sees this)
    | **Alien (1979)** is on *Watchlist*: 2 members want it now.
    [Show the list] [I don't want it any more]
    ");
    wanted.press("Show the list").await.message();
    scene.close().await;
}

#[tokio::test]
async fn a_card_puts_its_film_on_the_list_for_whoever_presses() {
    let scene = Scene::open().await;
    let card = scene
        .says(&scene.alice, "/review", &[("film", "heat-1995")])
        .await;
    for member in [&scene.alice, &scene.bob] {
        let wanted = member.press(&card.message(), "Want to watch").await;
        assert!(wanted.is_ephemeral());
    }
    let random = scene.says(&scene.alice, "/random", &[]).await;
    random.press("Want to watch").await.message();
    assert_eq!(scene.listed().await.len(), 2);
    assert_eq!(scene.entries(&scene.alice).await, 2);
    assert_eq!(scene.entries(&scene.bob).await, 1);
    scene.close().await;
}

#[tokio::test]
async fn everybody_takes_back_their_own_and_admins_any() {
    let scene = Scene::open().await;
    for member in [&scene.alice, &scene.bob] {
        scene.adds(member, "heat-1995").await.message();
    }
    let remove = async |member: &Member, everyone: &[(&str, &str)]| {
        let options = [&[("film", "heat-1995")], everyone].concat();
        scene.says(member, "/watchlist remove", &options).await
    };
    let everyone = [("everyone", "true")];
    let refused = remove(&scene.carol, &[]).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only carol sees this)
    | You had not put it there; others did, and each takes back only their own wish.
    ");
    let refused = remove(&scene.carol, &everyone).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only carol sees this)
    | That takes the permission *Manage Server*. Ask somebody who has it.
    ");
    // A member forges the admin's button.
    let data = json!({"component_type": 2, "custom_id": "wl:off:0:heat-1995"});
    let forged = scene.carol.component(&refused.message(), data).await;
    assert_eq!(scene.text(&forged), scene.text(&refused));
    let taken_back = remove(&scene.alice, &[]).await;
    insta::assert_snapshot!(scene.text(&taken_back), @"
    | Taken back. **Heat (1995)** stays on *Watchlist*: one other member wants it.
    [Show the list]
    ");
    let of_admin = remove(&scene.admin, &[]).await;
    insta::assert_snapshot!(scene.text(&of_admin), @"
    (only ada sees this)
    | You had not put it there; others did. `/watchlist remove` with `everyone` takes it off for all of them.
    ");
    let question = remove(&scene.admin, &everyone).await;
    insta::assert_snapshot!(scene.text(&question), @"
    (only ada sees this)
    | # Heat (1995)
    | Take it off *Watchlist*? One member wants it.
    [Take it off the list] [Show the list]
    ");
    assert_eq!(scene.listed().await, ["heat-1995"]);
    let all = question.press("Take it off the list").await;
    insta::assert_snapshot!(scene.text(&all), @"
    (only ada sees this)
    | **Heat (1995)** is off *Watchlist*.
    [Show the list] [Put it back]
    ");
    assert!(scene.listed().await.is_empty());
    // A member forges the button that undoes it.
    let codes = ["wl:off-all:0:heat-1995", "wl:back:4"]
        .map(|code| json!({"component_type": 2, "custom_id": code}));
    for data in codes {
        let forged = scene.carol.component(&refused.message(), data).await;
        assert!(scene.text(&forged).contains("Manage Server"));
    }
    let back = all.press("Put it back").await;
    insta::assert_snapshot!(scene.text(&back), @"
    (only ada sees this)
    | **Heat (1995)** is on *Watchlist* again, for everybody who wanted it.
    [Show the list]
    ");
    assert_eq!(scene.listed().await, ["heat-1995"]);
    let entry = back.press("Show the list").await;
    assert!(
        scene.text(&entry).contains("<@bob>"),
        "the wish is still Bob's"
    );
    let question = remove(&scene.admin, &everyone).await;
    question.press("Take it off the list").await.message();
    let nothing = remove(&scene.admin, &[]).await;
    insta::assert_snapshot!(scene.text(&nothing), @"
    (only ada sees this)
    | That film is not on the list. `/watchlist show` shows what is.
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_film_is_picked_from_the_list_that_the_asker_has_not_seen() {
    let scene = Scene::open().await;
    let pick = async |options: &[(&str, &str)]| {
        let answer = scene.says(&scene.alice, "/watchlist pick", options).await;
        let text = scene.text(&answer);
        let first = text.lines().take(3).collect::<Vec<_>>().join("\n");
        (answer, first)
    };
    let (_, empty) = pick(&[]).await;
    insta::assert_snapshot!(empty, @"
    (only alice sees this)
    | Nothing on it yet. Put a film on it with `/watchlist add`, or press *Want to watch* on a film's card.
    ");
    scene.adds(&scene.bob, "heat-1995").await.message();
    scene.adds(&scene.bob, "alien-1979").await.message();
    let (picked, first) = pick(&[]).await;
    insta::assert_snapshot!(first, @"
    One of 2 films of *Watchlist* that fit; wanted by <@bob>.
    | # Alien (1979)
    | A commercial towing ship answers a signal from an ugly little planet and brings something back aboard. Ridley Scott's haunted house in space has never been bettered for dread, design or the weary truth of its crew.
    ");
    // Never the same twice in a row.
    let another = picked.press("Another").await;
    let second = scene.text(&another);
    assert_ne!(first.lines().nth(1), second.lines().nth(1), "{second}");
    let third = scene.text(&another.press("Another").await);
    assert_eq!(first.lines().nth(1), third.lines().nth(1), "{third}");
    let (_, horror) = pick(&[("genre", "Horror"), ("by", "evenly")]).await;
    insta::assert_snapshot!(horror, @"
    The only film of *Watchlist* that fits; wanted by <@bob>.
    | # Alien (1979)
    | A commercial towing ship answers a signal from an ugly little planet and brings something back aboard. Ridley Scott's haunted house in space has never been bettered for dread, design or the weary truth of its crew.
    ");

    let heat = scene
        .says(&scene.alice, "/review", &[("film", "heat-1995")])
        .await;
    heat.press("Seen it").await.message();
    scene
        .store
        .want(scene.asker(&scene.bob), &Which::Default, &gone())
        .await
        .unwrap();
    let (_, nothing) = pick(&[("genre", "Comedy")]).await;
    let lines = nothing.clone();
    assert!(
        lines.contains("No film of the list can be picked"),
        "{lines}"
    );
    let refused = scene
        .says(&scene.alice, "/watchlist pick", &[("genre", "Comedy")])
        .await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | No film of the list can be picked:
    | • 1 film: seen by you (`/seen` takes that back)
    | • 1 film: not what you asked for, or left out by this server
    | • 1 film: not in the library now
    ");
    let (_, of_one) = pick(&[]).await;
    insta::assert_snapshot!(of_one, @"
    The only film of *Watchlist* that fits; wanted by <@bob>.
    | # Alien (1979)
    | A commercial towing ship answers a signal from an ugly little planet and brings something back aboard. Ridley Scott's haunted house in space has never been bettered for dread, design or the weary truth of its crew.
    ");
    scene.close().await;
}

#[tokio::test]
async fn what_was_watched_moves_to_the_history_with_who_was_there() {
    let scene = Scene::open().await;
    for film in ["heat-1995", "alien-1979"] {
        scene.adds(&scene.bob, film).await.message();
    }
    let nothing = scene.says(&scene.bob, "/watchlist history", &[]).await;
    insta::assert_snapshot!(scene.text(&nothing), @"
    | # Watched together
    | Nothing yet. `/watchlist watched` notes a film, and that you were there.
    | - 0 entries
    [Show the list]
    ");
    let on = [("film", "heat-1995"), ("on", "2027-01-14")];
    let watched = scene.says(&scene.alice, "/watchlist watched", &on).await;
    insta::assert_snapshot!(scene.text(&watched), @"
    | # Heat (1995)
    | Watched on 14 January 2027.
    | There: <@alice>
    [Open the film] [I was there] [What was watched]
    ");
    let there = scene.bob.press(&watched.message(), "I was there").await;
    insta::assert_snapshot!(scene.text(&there), @"
    (only bob sees this)
    | # Heat (1995)
    | Watched on 14 January 2027.
    | There: <@alice>, <@bob>
    [Open the film] [I was not there] [What was watched]
    ");
    assert_eq!(scene.listed().await, ["alien-1979"]);
    // Who was there has seen it; who wanted it and was not has not.
    let seen = scene.store.seen_films(scene.id(), UserId(scene.bob.id()));
    assert_eq!(seen.await.unwrap().len(), 1);

    let list = scene.says(&scene.bob, "/watchlist show", &[]).await;
    let entry = list.choose(0, "Alien (1979)").await;
    // Where others can say that they were there, too.
    let today = entry.press("Watched today").await;
    assert!(!today.is_ephemeral());
    insta::assert_snapshot!(scene.text(&today), @"
    | # Alien (1979)
    | Watched on 15 January 2027.
    | There: <@bob>
    [Open the film] [I was there] [What was watched]
    ");
    let history = scene.says(&scene.carol, "/watchlist history", &[]).await;
    insta::assert_snapshot!(scene.text(&history), @"
    | # Watched together
    | 15 January 2027 · **Alien (1979)** · <@bob>
    | 14 January 2027 · **Heat (1995)** · <@alice>, <@bob>
    | - 2 entries
    (A film that was watched …: Alien (1979) / Heat (1995))
    [Show the list]
    ");
    let past = history.choose(0, "Heat (1995)").await;
    insta::assert_snapshot!(scene.text(&past), @"
    (only carol sees this)
    | # Heat (1995)
    | Watched on 14 January 2027.
    | There: <@alice>, <@bob>
    [Open the film] [I was there] [What was watched]
    ");
    let joined = past.press("I was there").await;
    insta::assert_snapshot!(scene.text(&joined), @"
    (only carol sees this)
    | # Heat (1995)
    | Watched on 14 January 2027.
    | There: <@alice>, <@bob>, <@carol>
    [Open the film] [I was not there] [What was watched]
    ");
    let not = joined.press("I was not there").await;
    assert!(!scene.text(&not).contains("carol>"), "{}", scene.text(&not));
    // Nobody was there any more.
    let own = today.press("I was there").await;
    assert!(own.is_ephemeral());
    let undone = own.press("I was not there").await;
    insta::assert_snapshot!(scene.text(&undone), @"
    (only bob sees this)
    | # Watched together
    | 14 January 2027 · **Heat (1995)** · <@alice>, <@bob>
    | - 1 entry
    (A film that was watched …: Heat (1995))
    [Show the list]
    ");

    let data = json!({"component_type": 2, "custom_id": "wl:undo:1"});
    let forged = scene.carol.component(&past.message(), data).await;
    assert!(scene.text(&forged).contains("Manage Server"));
    let of_admin = scene.says(&scene.admin, "/watchlist history", &[]).await;
    let entry = of_admin.choose(0, "Heat (1995)").await;
    let removed = entry.press("Remove from the history").await;
    assert!(scene.text(&removed).contains("Nothing yet"));
    let late = scene.bob.press(&watched.message(), "I was there").await;
    insta::assert_snapshot!(scene.text(&late), @"
    (only bob sees this)
    | That is not in the history any more. `/watchlist history` shows what is.
    ");
    scene.close().await;
}

#[tokio::test]
async fn days_that_are_none_are_refused() {
    let scene = Scene::open().await;
    let watched = async |on: &str| {
        let options = [("film", "heat-1995"), ("on", on)];
        let answer = scene.says(&scene.alice, "/watchlist watched", &options);
        scene.text(&answer.await)
    };
    insta::assert_snapshot!(watched("5/6/2026").await, @"
    (only alice sees this)
    | I cannot read “5/6/2026” as a day. Write `today`, `yesterday` or a date such as `2026-11-20`.
    ");
    insta::assert_snapshot!(watched("2027-02-01").await, @"
    (only alice sees this)
    | That day is still to come. Note the film once it has been watched.
    ");
    assert_eq!(scene.entries(&scene.alice).await, 0);
    assert!(watched("yesterday").await.contains("14 January 2027"));
    let offered = scene
        .alice
        .clone()
        .locale("de")
        .complete(&scene.channel, "/watchlist watched", "on", "g")
        .await;
    assert_eq!(offered, [("gestern".to_owned(), json!("yesterday"))]);
    scene.close().await;
}

#[tokio::test]
async fn admins_make_more_lists_and_choose_the_default_one() {
    let scene = Scene::open().await;
    let named = |name| vec![("list", name)];
    let create = [("name", "Film *noir* @everyone")];
    let refused = scene.says(&scene.alice, "/watchlist create", &create).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | That takes the permission *Manage Server*. Ask somebody who has it.
    ");
    let created = scene.says(&scene.admin, "/watchlist create", &create).await;
    insta::assert_snapshot!(scene.text(&created), @r"
    | There is a list *Film \*noir\* \@everyone* now. Name it in the option `list` of `/watchlist add` to put films on it.
    [Show the list]
    ");
    for (name, says) in [
        ("FILM NOIR EVERYONE", "already"),
        ("watchlist", "already"),
        ("…", "1 to 40 characters"),
    ] {
        let refused = scene
            .says(&scene.admin, "/watchlist create", &[("name", name)])
            .await;
        assert!(scene.text(&refused).contains(says), "{name}");
    }
    let typed = [("film", "heat-1995"), ("list", "film noir everyone")];
    scene
        .says(&scene.alice, "/watchlist add", &typed)
        .await
        .message();
    assert!(scene.listed().await.is_empty());
    let offered = scene
        .alice
        .complete(&scene.channel, "/watchlist show", "list", "")
        .await;
    let offered: Vec<String> = offered.into_iter().map(|(name, _)| name).collect();
    assert_eq!(offered, ["Watchlist", "Film *noir* @everyone"]);

    let default = scene
        .says(
            &scene.admin,
            "/watchlist default",
            &named("Film noir everyone"),
        )
        .await;
    insta::assert_snapshot!(scene.text(&default), @r"
    | When no list is named, *Film \*noir\* \@everyone* is used now.
    [Show the list]
    ");
    assert_eq!(scene.listed().await, ["heat-1995"]);
    let first = scene
        .says(&scene.alice, "/watchlist show", &named("Merkliste"))
        .await;
    assert!(scene.text(&first).contains("Nothing on it yet"));

    let stays = scene
        .says(&scene.admin, "/watchlist delete", &named("Watchlist"))
        .await;
    assert!(scene.text(&stays).contains("Every server has this list"));
    let question = scene
        .says(
            &scene.admin,
            "/watchlist delete",
            &named("film noir everyone"),
        )
        .await;
    insta::assert_snapshot!(scene.text(&question), @r"
    (only ada sees this)
    | # Film \*noir\* \@everyone
    | Delete this list and everybody's wishes on it (1 film)? That cannot be taken back.
    [Delete the list] [Show the list]
    ");
    assert_eq!(scene.listed().await, ["heat-1995"]);
    let asked = question.message();
    let deleted = scene.admin.press(&asked, "Delete the list").await;
    insta::assert_snapshot!(scene.text(&deleted), @r"
    (only ada sees this)
    | *Film \*noir\* \@everyone* is deleted.
    ");
    // An old button.
    let again = scene.admin.press(&asked, "Delete the list").await;
    insta::assert_snapshot!(scene.text(&again), @"
    (only ada sees this)
    | That list is not there any more. `/watchlist show` offers those that are.
    ");
    let unknown = scene
        .says(&scene.alice, "/watchlist show", &named("Noir"))
        .await;
    insta::assert_snapshot!(scene.text(&unknown), @"
    (only alice sees this)
    | There is no list “Noir” here. Choose one of those that the option offers, or ask an admin to make it with `/watchlist create`.
    ");
    scene.close().await;
}

#[tokio::test]
async fn films_of_the_list_are_offered_and_those_that_left_the_library_too() {
    let scene = Scene::open().await;
    scene.adds(&scene.alice, "heat-1995").await.message();
    let asker = scene.asker(&scene.alice);
    let film = gone();
    scene
        .store
        .want(asker, &Which::Default, &film)
        .await
        .unwrap();
    let offered = async |typed: &str| {
        let offered = scene
            .alice
            .complete(&scene.channel, "/watchlist watched", "film", typed)
            .await;
        offered
            .into_iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offered("").await,
        ["Gone *and* @everyone (1900)", "Heat (1995)"]
    );
    assert_eq!(offered("every").await, ["Gone *and* @everyone (1900)"]);
    // What nobody had wanted can be watched all the same.
    assert!(offered("casabl").await[0].starts_with("Casablanca (1942)"));

    let list = scene.says(&scene.alice, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @r"
    | # Watchlist
    | **Gone \*and\* \@everyone (1900)** · not in the library now · <@alice> · <t:0:d>
    | **Heat (1995)** · ★ 8.6 · <@alice> · <t:1800000000:d>
    | - 2 films
    (A film on Watchlist …: Gone *and* @everyone (1900) / Heat (1995))
    [Longest waiting, off] [Newest] [Most wanted] [By title] [Best rated]
    [Pick one] [What was watched]
    ");
    let entry = list.choose(0, &film.title).await;
    insta::assert_snapshot!(scene.text(&entry), @r"
    (only alice sees this)
    | # Gone \*and\* \@everyone (1900)
    | On *Watchlist*, wanted by:
    | <@alice> · <t:0:d>
    [I don't want it any more] [Watched today] [Show the list]
    ");
    let id = [("film", "gone-1900")];
    let watched = scene.says(&scene.alice, "/watchlist watched", &id).await;
    assert!(scene.text(&watched).contains(r"Gone \*and\* \@everyone"));
    assert_eq!(scene.listed().await, ["heat-1995"]);
    let unknown = scene.says(&scene.alice, "/watchlist watched", &id).await;
    assert!(scene.text(&unknown).contains("is not in this library"));
    scene.close().await;
}

#[tokio::test]
async fn a_title_that_looks_like_an_id_is_still_a_title() {
    let scene = Scene::open().await;
    for (command, typed, says) in [
        ("/watchlist watched", "halloween", "Several films"),
        ("/watchlist remove", "halloween", "Several films"),
        ("/watchlist watched", "heta", "Did you mean …?: Heat (1995)"),
        ("/watchlist remove", "heta", "Did you mean …?: Heat (1995)"),
        ("/watchlist remove", "alien-1979", "not on the list"),
    ] {
        let refused = scene.says(&scene.alice, command, &[("film", typed)]).await;
        let text = scene.text(&refused);
        assert!(text.contains(says), "{command} {typed}: {text}");
    }
    assert_eq!(scene.entries(&scene.alice).await, 0);
    // What was meant leads on to what was begun.
    let misspelt = [("film", "heta")];
    let refused = scene
        .says(&scene.alice, "/watchlist watched", &misspelt)
        .await;
    let entry = refused.choose(0, "Heat (1995)").await;
    insta::assert_snapshot!(scene.text(&entry), @"
    (only alice sees this)
    | # Heat (1995)
    | It is not on *Watchlist*.
    [Open the film] [Want to watch] [Watched today] [Show the list]
    ");
    entry.press("Watched today").await.message();
    assert_eq!(scene.entries(&scene.alice).await, 2);
    scene.close().await;
}

#[tokio::test]
async fn ten_presses_at_once_are_one_wish_and_one_evening() {
    let scene = Scene::open().await;
    let presses = |command: &'static str| -> Vec<_> {
        [&scene.alice, &scene.bob]
            .iter()
            .flat_map(|member| std::iter::repeat_n((*member).clone(), 5))
            .map(|member| {
                let channel = scene.channel.clone();
                tokio::spawn(async move {
                    let film = [("film", "heat-1995")];
                    member.slash(&channel, command, &film).await.message();
                })
            })
            .collect()
    };
    for press in presses("/watchlist add") {
        press.await.unwrap();
    }
    let (_, films) = scene
        .store
        .wanted(scene.id(), &Which::Default)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((films.len(), films[0].by.len()), (1, 2));
    for press in presses("/watchlist watched") {
        press.await.unwrap();
    }
    let history = scene.store.watched(scene.id()).await.unwrap();
    assert_eq!((history.len(), history[0].by.len()), (1, 2));
    assert!(scene.listed().await.is_empty());
    scene.close().await;
}

#[tokio::test]
async fn lists_need_a_server_and_a_store() {
    let scene = Scene::open().await;
    let alone = scene.alice.dm();
    let dm = scene.alice.slash(&alone, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&dm), @"
    (only alice sees this)
    | What members keep belongs to a server. Use this in a server's channel.
    ");
    scene.store.close().await;
    let refused = scene.adds(&scene.alice, "heat-1995").await;
    assert!(scene.text(&refused).contains("cannot reach my database"));
    let offered = scene
        .alice
        .complete(&scene.channel, "/watchlist show", "list", "")
        .await;
    assert!(offered.is_empty());
    scene.close().await;
}

#[tokio::test]
async fn what_is_wanted_and_watched_is_shown_and_deleted_with_the_rest() {
    let scene = Scene::open().await;
    scene.adds(&scene.alice, "heat-1995").await.message();
    let film = [("film", "alien-1979")];
    scene
        .says(&scene.alice, "/watchlist watched", &film)
        .await
        .message();
    let kept = scene
        .store
        .kept_about(UserId(scene.alice.id()), None)
        .await
        .unwrap();
    let Kept {
        wanted, watched, ..
    } = &kept[0];
    assert_eq!((wanted.len(), watched.len()), (1, 1));
    // What is counted is what the list shows: a wish that was watched is another line.
    scene.adds(&scene.alice, "ran-1985").await.message();
    let film = [("film", "ran-1985")];
    let ran = scene.says(&scene.alice, "/watchlist watched", &film).await;
    ran.message();
    let shown = scene.says(&scene.alice, "/privacy show", &[]).await;
    insta::assert_snapshot!(scene.text(&shown), @"
    (only alice sees this)
    | # What I keep about you
    | In this server:
    | • 2 films seen
    | • 1 film wanted
    | • 1 wish that ended: the film was watched, or taken off the list
    | • 2 films watched with others
    |
    | Nothing in other servers.
    [As a file] [Delete everything about me] [What is kept, and why]
    ");
    let question = scene.says(&scene.alice, "/privacy delete", &[]).await;
    question.press("Delete it everywhere").await.message();
    assert!(scene.listed().await.is_empty());
    let history = scene.says(&scene.bob, "/watchlist history", &[]).await;
    insta::assert_snapshot!(scene.text(&history), @"
    | # Watched together
    | 15 January 2027 · **Ran (1985)**
    | 15 January 2027 · **Alien (1979)**
    | - 2 entries
    (A film that was watched …: Ran (1985) / Alien (1979))
    [Show the list]
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_german_server_has_a_german_list() {
    let scene = Scene::open().await;
    let alice = scene.alice.clone().locale("de");
    let card = scene
        .says(&alice, "/review", &[("film", "heat-1995")])
        .await;
    let button = alice.press(&card.message(), "Want to watch").await;
    insta::assert_snapshot!(scene.text(&button), @"
    (only alice sees this)
    | **Heat (1995)** steht jetzt auf *Merkliste*.
    [Liste zeigen] [Will ich nicht mehr sehen]
    ");
    let list = scene.says(&alice, "/watchlist show", &[]).await;
    let entry = list.choose(0, "Heat (1995)").as_member(&alice).await;
    insta::assert_snapshot!(scene.text(&entry), @"
    (only alice sees this)
    | # Heat (1995)
    | Auf *Merkliste*, gewünscht von:
    | <@alice> · <t:1800000000:d>
    [Film öffnen] [Will ich nicht mehr sehen] [Heute gesehen] [Liste zeigen]
    ");
    let (list, _) = scene
        .store
        .wanted(scene.id(), &Which::Default)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(list.number, List::FIRST);
    scene.close().await;
}

impl Scene {
    /// The library learns of another film.
    async fn learns(&self, film: Film) {
        let mut reviews = BUNDLED.reviews.clone();
        reviews.push(Review::listing(film));
        self.app.replace(Catalog::new(reviews));
        self.app.move_renamed().await;
    }
}

fn zorblax() -> Film {
    Film::new(Title::parse("Zorblax II").unwrap(), Year::new(2031))
}

#[tokio::test]
async fn a_title_that_the_library_does_not_have_is_listed_as_typed_and_becomes_the_film() {
    let scene = Scene::open().await;
    let refusal = scene.adds(&scene.alice, "zorblax ii (2031)").await;
    insta::assert_snapshot!(scene.text(&refusal), @"
    (only alice sees this)
    | **zorblax ii (2031)** is not in this library. You can put it on the list as typed: it becomes the film itself once the library has it. A year in brackets behind the title tells it from others of its name.
    [Put it on the list as typed]
    ");
    let put = refusal.press("Put it on the list as typed").await;
    insta::assert_snapshot!(scene.text(&put), @"
    (only alice sees this)
    | **zorblax ii (2031)** is on *Watchlist* now.
    [Show the list] [I don't want it any more]
    ");
    let list = scene.says(&scene.bob, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    | # Watchlist
    | **zorblax ii (2031)** · as typed, not in the library yet · <@alice> · <t:1800000000:d>
    | - 1 film
    (A film on Watchlist …: zorblax ii (2031))
    [Pick one] [What was watched]
    ");
    let entry = list.choose(0, "zorblax ii (2031)").await;
    insta::assert_snapshot!(scene.text(&entry), @"
    (only bob sees this)
    | # zorblax ii (2031)
    | On *Watchlist*, wanted by:
    | <@alice> · <t:1800000000:d>
    | -# It was put on the list as typed. Once the library has the film, it becomes that film.
    [Want to watch] [Watched today] [Show the list]
    ");
    let wanted = entry.press("Want to watch").await;
    assert!(scene.text(&wanted).contains("2 members want it now"));
    let picked = scene.says(&scene.carol, "/watchlist pick", &[]).await;
    insta::assert_snapshot!(scene.text(&picked), @"
    The only film of *Watchlist* that fits; wanted by <@alice>, <@bob>.
    | # zorblax ii (2031)
    | -# It was put on the list as typed. Once the library has the film, it becomes that film.
    [Another, off] [Watched today]
    ");
    // Nothing is known of it that a filter could ask for, but its decade.
    let decade = [("decade", "2030s")];
    let picked = scene.says(&scene.carol, "/watchlist pick", &decade).await;
    assert!(
        scene.text(&picked).contains("# zorblax"),
        "{}",
        scene.text(&picked)
    );
    let genre = [("genre", "War")];
    let refused = scene.says(&scene.carol, "/watchlist pick", &genre).await;
    assert!(refused.is_ephemeral());

    scene.learns(zorblax()).await;
    assert_eq!(scene.listed().await, ["zorblax-ii-2031"]);
    let list = scene.says(&scene.bob, "/watchlist show", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    | # Watchlist
    | **Zorblax II (2031)** · <@alice>, <@bob> · <t:1800000000:d>
    | - 1 film
    (A film on Watchlist …: Zorblax II (2031))
    [Pick one] [What was watched]
    ");
    // A button that was there before leads to the film.
    let left = wanted.press("I don't want it any more").await;
    assert!(
        scene.text(&left).contains("stays on"),
        "{}",
        scene.text(&left)
    );
    scene.close().await;
}

#[tokio::test]
async fn a_typed_film_is_watched_and_taken_off_by_what_was_typed() {
    let scene = Scene::open().await;
    for title in ["Zorblax", "Zorblax III"] {
        let refusal = scene.adds(&scene.alice, title).await;
        refusal.press("Put it on the list as typed").await.message();
    }
    let film = [("film", "Zorblax")];
    let watched = scene.says(&scene.alice, "/watchlist watched", &film).await;
    assert!(
        scene.text(&watched).contains("# Zorblax\n"),
        "{}",
        scene.text(&watched)
    );
    let film = [("film", "zorblax iii")];
    let left = scene.says(&scene.alice, "/watchlist remove", &film).await;
    assert!(
        scene.text(&left).contains("is off"),
        "{}",
        scene.text(&left)
    );
    assert_eq!(scene.listed().await, [""; 0]);
    // A title of one small word looks like an id.
    let film = [("film", "zorblaxian")];
    let refusal = scene.adds(&scene.alice, "zorblaxian").await;
    refusal.press("Put it on the list as typed").await.message();
    let left = scene.says(&scene.alice, "/watchlist remove", &film).await;
    assert!(
        scene.text(&left).contains("is off"),
        "{}",
        scene.text(&left)
    );
    // What is on no list is still asked about.
    let film = [("film", "zorblax iii")];
    let refused = scene.says(&scene.alice, "/watchlist remove", &film).await;
    assert!(refused.is_ephemeral());
    assert!(scene.text(&refused).contains("is not in this library"));
    scene.close().await;
}

#[tokio::test]
async fn a_typed_film_is_rated_and_keeps_its_ratings_when_it_is_known() {
    let scene = Scene::open().await;
    let typed = [("film", "zorblax ii (2031)"), ("score", "8")];
    // Nobody has put it down: it may as well be a slip.
    let refused = scene.says(&scene.alice, "/rate", &typed).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | **zorblax ii (2031)** is not in this library. Use `/browse` to see what is.
    ");
    let refusal = scene.adds(&scene.alice, "zorblax ii (2031)").await;
    refusal.press("Put it on the list as typed").await.message();
    let rated = scene.says(&scene.alice, "/rate", &typed).await;
    insta::assert_snapshot!(scene.text(&rated), @"
    (only alice sees this)
    | # zorblax ii (2031)
    | You rate it **8** of 10. Members of this server can see that, with your name.
    |
    | **8** / 10 · 1 rating
    [Say something about it] [What members say] [Take my rating back]
    ");
    let film = [("film", "zorblax ii (2031)")];
    let watched = scene.says(&scene.bob, "/watchlist watched", &film).await;
    insta::assert_snapshot!(scene.text(&watched), @"
    | # zorblax ii (2031)
    | Watched on 15 January 2027.
    | There: <@bob>
    [Rate] [I was there] [What was watched]
    ");
    let question = watched.press("Rate").await;
    insta::assert_snapshot!(scene.text(&question), @"
    (only bob sees this)
    | # zorblax ii (2031)
    | How good is it? Members of this server can see your rating, with your name.
    (Your rating …: 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable)
    ");
    question.choose(0, "9 · outstanding").await.message();

    scene.learns(zorblax()).await;
    let card = scene
        .says(
            &scene.carol,
            "/rate",
            &[("film", "Zorblax II"), ("score", "7")],
        )
        .await;
    insta::assert_snapshot!(scene.text(&card), @"
    (only carol sees this)
    | # Zorblax II (2031)
    | You rate it **7** of 10. Members of this server can see that, with your name.
    |
    | **8** / 10 · 3 ratings
    | `1 ······███· 10`
    [Say something about it] [What members say] [Take my rating back]
    ");
    scene.close().await;
}

#[tokio::test]
async fn what_is_typed_for_a_named_list_is_put_there() {
    let scene = Scene::open().await;
    let noir = [("name", "Noir: old & new")];
    scene
        .says(&scene.admin, "/watchlist create", &noir)
        .await
        .message();
    let typed = [
        ("film", "Zorblax: *the* @everyone"),
        ("list", "noir: old & new"),
    ];
    let refusal = scene.says(&scene.alice, "/watchlist add", &typed).await;
    let put = refusal.press("Put it on the list as typed").await;
    assert!(
        scene.text(&put).contains("*Noir: old & new*"),
        "{}",
        scene.text(&put)
    );
    assert_eq!(scene.listed().await, [""; 0]);
    // The first list is meant by its name where another is the default one.
    let noir = [("list", "Noir: old & new")];
    scene
        .says(&scene.admin, "/watchlist default", &noir)
        .await
        .message();
    let typed = [("film", "Zorblax"), ("list", "watchlist")];
    let refusal = scene.says(&scene.alice, "/watchlist add", &typed).await;
    let put = refusal.press("Put it on the list as typed").await;
    assert!(
        scene.text(&put).contains("*Watchlist*"),
        "{}",
        scene.text(&put)
    );
    // No button carries a title as long as this.
    let long = "Z".repeat(120);
    let refusal = scene.adds(&scene.alice, &long).await;
    assert!(
        !scene.text(&refusal).contains("as typed"),
        "{}",
        scene.text(&refusal)
    );
    scene.close().await;
}

#[tokio::test]
async fn a_film_that_was_corrected_keeps_what_members_kept_of_it() {
    let scene = Scene::open().await;
    let old = Noted {
        film: FilmId::parse("zorblax-ii-2030").unwrap(),
        title: "Zorblax II (2030)".to_owned(),
    };
    let (alice, score) = (scene.asker(&scene.alice), Score::new(9).unwrap());
    scene.store.rate(alice, &old, score, None).await.unwrap();
    scene
        .store
        .want(alice, &Which::Default, &old)
        .await
        .unwrap();
    let list = scene.says(&scene.bob, "/watchlist show", &[]).await;
    assert!(scene.text(&list).contains("not in the library now"));
    let mut film = zorblax();
    film.extras.get_or_insert_default().formerly = vec![old.film.clone()];
    scene.learns(film).await;
    assert_eq!(scene.listed().await, ["zorblax-ii-2031"]);
    let id = FilmId::parse("zorblax-ii-2031").unwrap();
    let rated = scene.store.rating(scene.id(), alice.member, &id).await;
    assert_eq!(rated.unwrap().unwrap().score, score);
    // The menu of a message from before.
    let entry = list.choose(0, "Zorblax II (2030)").await;
    assert!(
        scene.text(&entry).contains("# Zorblax II (2031)"),
        "{}",
        scene.text(&entry)
    );
    scene.close().await;
}
