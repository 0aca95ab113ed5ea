//! English: what members keep.

use super::super::MemberTexts;
use super::count;
use crate::markup;
use crate::markup::Markup;
use crate::member::Kept;
use crate::refusal::MemberReason;

pub(super) const TEXTS: MemberTexts = MemberTexts {
    rate_command: "Rate a film from 1 to 10, with a sentence if you like",
    seen_command: "Page through the films you have seen",
    privacy_command: "See, export and delete what I keep about you",
    show_command: "Show what I keep about you",
    export_command: "Get what I keep about you as a file",
    delete_command: "Delete what I keep about you",
    score_option: "How good it is, 1 to 10",
    sentence_option: "What you say about it, at most 280 characters; || hides a spoiler",

    see: "Seen it",
    unsee: "Not seen after all",
    rate: "Rate",
    unrate: "Take my rating back",
    say: "Say something about it",
    opinions: "What members say",
    choose_unsee: "Take one back …",
    choose_score: "Your rating …",
    choose_rating: "Rate this film …",
    choose_sentence: "Remove a sentence …",
    sentence_label: "At most 280 characters; empty takes it back",
    sentence_example: "The café scene alone is worth it. ||He dies.||",
    show: "What is kept?",
    export: "As a file",
    forget: "Delete everything about me",
    forget_here: "Delete it in this server",
    forget_everywhere: "Delete it everywhere",

    noted_as_seen: "Noted as seen: `/random` leaves it out for you. `/seen` lists all you have seen.",
    seen_title: "Films you have seen",
    nothing_seen: "None noted yet. Press *Seen it* on a film's card, or use `/rate`.",
    films_seen: |films| count(films, "film", "films"),

    rate_question: "How good is it? Members of this server can see your rating, with your name.",
    score: |score| match score.get() {
        10 => "perfect",
        9 => "outstanding",
        8 => "very good",
        7 => "good",
        6 => "decent",
        5 => "middling",
        4 => "weak",
        3 => "poor",
        2 => "bad",
        _ => "unwatchable",
    },
    you_rate: |score| {
        markup!(
            "You rate it **{}** of 10. Members of this server can see that, with your name.",
            score.get()
        )
    },
    unrated: "Your rating and what you said are deleted. What `/seen` lists stays as it is.",
    nobody_rated: "Nobody here has rated it yet.",
    ratings: |members| count(members as usize, "rating", "ratings"),
    server_rating: "This server",

    own_rating: |score| markup!("you gave it **{}**", score.get()),

    privacy_title: "What I keep about you",
    kept_here,
    choose_for_me: "For you after all …",
    nothing_kept_here: "Nothing in this server.",
    kept_elsewhere: |entries, servers| match servers {
        0 => Markup::trusted("Nothing in other servers."),
        _ => markup!(
            "In {}: {}.",
            count(servers, "other server", "other servers"),
            count(entries, "entry", "entries")
        ),
    },
    exported: "Here is everything I keep about you, in all servers.",
    file: "Everything that the bot keeps about you, as JSON",
    policy: "What is kept, and why",
    policy_sent: "What I keep about members, why, for how long, and how you delete it:",
    forget_question: "What you have seen, rated, want to watch and do not want to be offered is deleted at once, and cannot be \
        brought back. Ratings leave the averages. That a film was watched together stays, and so does \
        what you changed in a server's settings: both without your name.",
    forgotten: |servers, entries| match servers {
        0 => Markup::trusted("There was nothing to delete."),
        _ => markup!(
            "Deleted {} in {}.",
            count(
                usize::try_from(entries).unwrap_or(usize::MAX),
                "entry",
                "entries"
            ),
            count(servers, "server", "servers")
        ),
    },
};

fn kept_here(kept: &Kept) -> Markup {
    let Kept {
        server: _,
        seen,
        ratings,
        wanted,
        ended_wishes,
        not_for_me,
        watched,
        changed_settings,
    } = kept;
    let lines = [
        (seen.len(), "film seen", "films seen"),
        (ratings.len(), "rating", "ratings"),
        (wanted.len(), "film wanted", "films wanted"),
        (
            ended_wishes.len(),
            "wish that ended: the film was watched, or taken off the list",
            "wishes that ended: the films were watched, or taken off the list",
        ),
        (
            not_for_me.len(),
            "film that is not for you",
            "films that are not for you",
        ),
        (
            watched.len(),
            "film watched with others",
            "films watched with others",
        ),
        (
            changed_settings.len(),
            "change of this server's settings",
            "changes of this server's settings",
        ),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| markup!("• {}", count(number, one, many)));
    let mut text = Markup::trusted("In this server:");
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}

pub(super) fn refusal_of(reason: &MemberReason) -> Markup {
    match reason {
        MemberReason::OnlyInServers => Markup::trusted(
            "What members keep belongs to a server. Use this in a server's channel.",
        ),
        MemberReason::NotInstalled => Markup::trusted(
            "This server has not added me, so I keep nothing here. Ask an admin to add me: `/help` \
             has the link.",
        ),
        MemberReason::TooLong { length } => markup!(
            "A sentence has at most 280 characters, and this one has {}. Shorten it a little.",
            *length
        ),
        MemberReason::NotRated => {
            Markup::trusted("You have not rated this film, or not any more. Use `/rate` to do so.")
        }
        MemberReason::NotAdmin => Markup::trusted(
            "Only members with the permission *Manage Server* can remove what others say. Ask one \
             of them.",
        ),
        MemberReason::NoMembers { typed } => markup!(
            "I do not know whom you mean by **{}**. Type @ and choose each person from the list that \
             opens.",
            typed
        ),
        MemberReason::RatedTooFew { missing } => markup!(
            "I do not know you well enough yet: rate {} with `/rate`, or let `/recommend` ask you.",
            count(*missing, "more film", "more films")
        ),
        MemberReason::TheyRatedTooFew { who, rated: 0 } => markup!(
            "{} has not rated any film here, so there is nothing to compare.",
            Markup::person(*who)
        ),
        MemberReason::TheyRatedTooFew { who, rated } => markup!(
            "{} has rated only {} here, which is too little to go by.",
            Markup::person(*who),
            count(*rated, "film", "films")
        ),
        MemberReason::TasteOfOneself => Markup::trusted(
            "I hope you agree with yourself. Name somebody else, or leave `with` out to see what I \
             have understood of your own taste.",
        ),
        MemberReason::BotsHaveNoTaste => Markup::trusted(
            "Bots have no taste, and I only have yours. Name a member of flesh and blood.",
        ),
        MemberReason::NotForAll => Markup::trusted(
            "This server wants my answers to be private here, so I cannot show that to everybody.",
        ),
        MemberReason::TooManyMembers { most } => markup!(
            "More than {} tastes are hard to please at once. Name at most {} others.",
            *most,
            most.saturating_sub(1)
        ),
        MemberReason::NothingKept => Markup::trusted(
            "I keep nothing about you, so there is no file to give. `/help` says what I would keep.",
        ),
        MemberReason::TooMuchKept { size, most } => markup!(
            "What I keep about you is a file of {} KiB, and Discord takes {} KiB here. Ask me in a \
             server with more boosts, or ask whoever runs me for it.",
            size.div_ceil(1024),
            most / 1024
        ),
        MemberReason::Unavailable { reference } => markup!(
            "I cannot reach my database at the moment. What was to be kept or deleted may not have \
             been. Try again in a minute; if it happens again, tell whoever runs me this \
             reference: `{}`.",
            reference
        ),
    }
}
