//! The words around a name that tell an actor from a director, a writer, or somebody else's film.

/// Who has one of these in front of the name directs.
pub(super) const DIRECTOR_NOUNS: &str = "auteur co-director director director-writer directors \
     film-maker filmmaker filmmakers helmer writer-director writer/director";

/// Who has one of these in front of the name works behind the camera.
pub(super) const CREW_NOUNS: &str = "animator author authors cinematographer co-writer \
     co-writers comic-book composer composers cowriter creator creators critic dp editor editors \
     lyricist musician novelist photographer photography playwright producer producers \
     reviewer screenwriter screenwriters scripter scribe showrunner \
     songwriter writer writer-producer writers";

/// Who has one of these in front of the name acts.
pub(super) const ACTOR_NOUNS: &str = "actor actors actress actresses co-lead co-leads co-star \
     co-stars comedian comic debutant debutante lead leads newcomer newcomers regular scene-stealer \
     star veteran veterans";

/// Words after which a cast stands, a few adjectives between.
pub(super) const INTRODUCES: &str = "cast casting casts co-starring costarring features featuring \
     headlining introducing introduces pairs reunites starring stars teams";

/// Participles in front of `by` that make an actor.
pub(super) const PLAYED: &str = "anchored backed carried embodied enacted essayed flanked fronted \
     headed headlined joined led performance performances performed personified played portrayed \
     supported turn turns cameo cameos voiced acted surrounded";

/// Participles and nouns in front of `by` or `from` that make somebody behind the camera.
pub(super) const MADE: &str = "adapted arranged based book choreographed co-written composed created \
     cut designed dialogue dreamt edited edition filmed inspired lensed lyrics music novel novella \
     painted penned photographed photography play poem produced production scored score screenplay \
     script scripted shot song songs soundtrack story stories told wrote written co-wrote co-produced \
     cinematography editing idea memoir directed-and-written";

/// Participles and nouns in front of `by` that make a director.
pub(super) const DIRECTED: &str = "co-directed directed direction film helmed movie staged debut \
     feature picture effort thriller drama comedy";

/// What stands between a comparison and somebody who is not in the film.
pub(super) const COMPARES: &str = "ala absent channelling channeling channels evokes evoking \
     imitating impersonating instead like lookalike mimicking than recalling recalls remembering \
     resembles resembling since unlike versus without";

/// Nouns in front of `of`, `to` or `from` that compare.
pub(super) const REMINDS: &str = "biography brand echoes era fan fans flavour footsteps homage hommage \
     imitation impression knock-off manner memories memory mould parody poor-man's portrait \
     reminded reminding reminds reminiscent school shades shadow spirit style tribute ripoff \
     rip-off vein works worthy think thinking dreams lack absence";

/// What an actor gives, with an adjective or two in front.
pub(super) const PERFORMANCE: &str = "accent acting appearance cameo cameos character characterisation \
     characterization charisma charm chemistry cool delivery double-act face fun-sized heroine \
     line-readings part performance performances persona physicality portrayal portrayals presence \
     protagonist reading role roles screen-presence smile smirk swagger timing turn turns villain \
     voice-work";

/// What somebody behind the camera has.
pub(super) const WORK: &str = "action-direction adaptation adaptations biography book books camera \
     camerawork cinematography classic classics debut dialogue direction directing editing effort \
     epic eye feature features film filmmaking filmography films follow-up frame framing hand \
     handling images lens masterpiece movie movies music novel novels oeuvre original pacing \
     photography picture pictures play plays remake satire score screenplay script scripts sequel \
     songs soundtrack staging stories story style theme themes thriller trilogy vision writing";

/// What somebody has who directs the film at hand.
pub(super) const DIRECTION: &str = "camera direction directing staging vision lens film movie picture \
     debut pacing filmmaking thriller sequel remake";

/// Verbs of acting that need nothing more.
pub(super) const ACTS: &str = "co-stars costars embodies embody portray portrayed portraying portrays \
     reprise reprised reprises reprising star starring stars voice voiced voices voicing \
     impersonates cameos";

/// Verbs of acting where a role follows.
pub(super) const PLAYS: &str = "play playing played plays";

/// What follows `plays` when nobody acts.
pub(super) const NOT_PLAYED: &str = "fast for games it's like loose on out tricks to up with";

/// What actors do in reviews; directors too, now and then.
pub(super) const IMPRESSES: &str = "amuses brings captivates carries charms commands convinces \
     dazzles embodies emotes excels excel grounds growls hams impress impresses inhabits inhabit \
     mugs outshines overacts radiates reappear reappears return returns shine shines shone \
     smoulders sparkle sparkles sparks steal steals stuns underplays nails disappears phones";

/// What somebody gives who gives a performance.
pub(super) const GIVES: &str = "achieves bring brings contribute contributes deepen deepens deliver \
     delivering delivers does finds gave give gives giving has have lend lends makes making offer \
     offers provide provides pull pulls put puts reveals supplies turn turning turns carves crafts \
     relishes anchors";

/// What is said of an actor after `is`.
pub(super) const JUDGED: &str = "adequate adorable affecting amazing amusing astonishing awful bland \
     brilliant captivating cast charismatic charming compelling convincing delight delightful \
     devastating dreadful electric electrifying endearing engaging excellent fabulous fantastic \
     fearless fine flawless formidable good great haunting heartbreaking hilarious hypnotic \
     impeccable impressive incandescent irresistible joy likable likeable lovely luminous magnetic \
     magnificent marvellous marvelous memorable menacing mesmerising mesmerizing miscast note-perfect \
     outstanding perfect phenomenal radiant remarkable revelation revelatory riveting sensational \
     serviceable sincere solid splendid standout startling stellar stiff strong stunning sublime \
     superb terrible terrific terrifying touching treat tremendous underrated underused undersung \
     unforgettable wasted watchable weak winning wonderful wooden";

/// Words that undo an `as`: jobs behind the camera, and what is no role.
pub(super) const NO_ROLE: &str = "a-list actor actress artist author director ever executive filmmaker \
     he her his himself if is it it's its long many much one opposed part producer screenwriter she \
     storyteller such that they though usual we well well-known writer you always before expected \
     soon far good great";

/// Small adverbs that stand between a name and its verb.
pub(super) const BETWEEN: &str = "again all also always both co either ever further has have here \
     himself herself just largely like-wise never now of often once particularly really \
     simply soon still then together too truly who whose that each easily especially mostly \
     meanwhile however though notably even had will would";

/// Names of earlier films without their titles.
pub(super) const EARLIER: &str = "earlier first original predecessor previous remake series television \
     tv version";
