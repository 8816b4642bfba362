//! Whether an event is told as the setting of something else: an anchor in time, a cause, what a clause describes.

use crate::token::{Proclitics, TokenKind};

use super::entry::Part;
use super::factuality::Cue;
use super::status::{Judge, REACH};
use super::words::Class;

impl Judge<'_, '_, '_> {
    /// True for an event told as the setting of something else.
    pub(super) fn is_setting(&self) -> bool {
        let told = self.hit.part == Part::Perfect;
        let tells = self.hit.part == Part::Imperfect;
        let noun = !self.is_verb;
        let acts =
            self.before().any(|(one, gap)| matches!(one.cue, Cue::Act | Cue::Carry) && gap == 0);
        let gap = if acts { 2 } else { 1 };
        self.has(Cue::Setting, gap)
            || self.has(Cue::Fact, gap)
            || tells && self.has(Cue::Relative, 0)
            || told && self.has(Cue::Relative, 1)
            || noun && (self.is_told_of() || self.is_framed() || self.is_lasting())
            || self.is_deplored()
    }

    /// True for a noun that only dates or explains what a source tells: قال إنه غادر إثر انتفاضة. What those killed or hurt
    /// fell to is told itself: قتلوا إثر انفجار.
    pub(super) fn is_anchor(&self) -> bool {
        let cue = self.before().next().filter(|(one, gap)| one.cue == Cue::Fact && *gap == 0);
        let Some((fact, _)) = cue else { return false };
        let (scene, from) = (self.scene, fact.tokens.start.saturating_sub(REACH));
        let from = from.max(scene.sentence.start);
        let hurt = (from..fact.tokens.start).any(|at| scene.marks[at].class.any(Class::HURT));
        let first = scene.hits.partition_point(|one| one.tokens.start < from);
        let mut near =
            scene.hits[first..].iter().take_while(|one| one.tokens.end <= fact.tokens.start);
        let killed = near.any(|one| scene.entries[one.entry].subtype.name == "killing");
        !self.is_verb && !hurt && !killed
    }

    /// True for the known thing of which a clause behind a noun without the article speaks: في خطوة تعكس التعاون.
    pub(super) fn is_described(&self) -> bool {
        let (scene, start) = (self.scene, self.hit.tokens.start);
        let Some(noun) = start.checked_sub(2).filter(|&at| at >= scene.sentence.start) else {
            return false;
        };
        let is_noun = scene.text.tokens[noun].kind == TokenKind::Word
            && scene.marks[noun].class == Class::default()
            && !scene.text.readings(noun).iter().any(|one| one.is_definite());
        !self.is_verb
            && is_noun
            && scene.marks[noun + 1].class.any(Class::VERB)
            && !scene.marks[noun + 1].class.any(Class::HAPPEN.with(Class::LIGHT).with(Class::SAY))
            && scene.text.key(noun + 1).starts_with(['ي', 'ت'])
            && self.is_definite()
    }

    /// True for a noun with the article that goes on, as an adjective says, and is governed: للتصدي للصراع المستمر.
    fn is_lasting(&self) -> bool {
        let clitics = Proclitics::LI.with(Proclitics::BI);
        let governed = self.hit.reading.proclitics.any(clitics)
            || self.scene.governed_by(self.hit.tokens.start, Class::PREPOSITION);
        governed && self.is_definite() && self.behind(Cue::Lasting)
    }

    /// True for the content of a decision that is the setting: إثر قرار مالي بإنهاء الاتفاق.
    fn is_framed(&self) -> bool {
        let with = self.hit.reading.proclitics.any(Proclitics::BI);
        let mut near = self.before().filter(|(one, gap)| *gap <= 8 && one.cue == Cue::Frame);
        with && near.any(|(frame, _)| {
            self.verbs_behind(frame) == 0
                && self.before().any(|(one, _)| {
                    matches!(one.cue, Cue::Fact | Cue::Setting)
                        && one.tokens.end == frame.tokens.start
                })
        })
    }

    /// True for the object of the light verb of a relative clause: الدولة التي شهدت انقلابا.
    fn is_told_of(&self) -> bool {
        self.before().any(|(one, gap)| {
            let verb = one.tokens.end;
            one.cue == Cue::Relative
                && (1..=2).contains(&gap)
                && self.scene.marks[verb].class.any(Class::HAPPEN)
        })
    }

    /// True for a noun that و or أو joins to one that is a setting: بعد القصف والاجتياح.
    pub(super) fn is_joined(&self) -> bool {
        let (scene, start) = (self.scene, self.hit.tokens.start);
        let at = scene.hits.partition_point(|one| one.tokens.start < start);
        let Some(before) = at.checked_sub(1).and_then(|at| scene.hits.get(at)) else {
            return false;
        };
        let mut between = before.tokens.end..start;
        let joins = scene.follows_or(start) || self.hit.reading.proclitics.any(Proclitics::WA);
        joins
            && !self.is_verb
            && !before.is_verb()
            && before.tokens.end + REACH > start
            && !between.any(|at| scene.is_verb(at) || scene.is_boundary(at))
            && Judge::new(scene, self.cues, before).is_setting()
    }

    /// True for a known event that is condemned or welcomed: أدان الانقلاب.
    fn is_deplored(&self) -> bool {
        !self.is_verb
            && self.is_definite()
            && self.governor().is_some_and(|verb| {
                let name = self.scene.entries[verb.entry].subtype.name;
                matches!(name, "condemn" | "verbal_support")
            })
    }
}
