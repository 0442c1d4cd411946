"""Words that people and programs use for stages and tiers."""

from __future__ import annotations

from app.domain.customer import Stage, Tier

_STAGES = {
    Stage.ATTRACTION: "attraction | lead | prospect | interested | interessent | interessentin | interesado",
    Stage.CONVERSION: "conversion | opportunity | offer | quote | angebot | offre | oferta",
    Stage.RETENTION: "retention | customer | client | kunde | kundin | stammkunde | stammkundin | cliente | asiakas",
}
_TIERS = {
    Tier.INNER_CIRCLE: "inner circle | inner_circle | a | vip | gold",
    Tier.REGULAR: "regular | b | silver | stammkunde",
    Tier.OCCASIONAL: "occasional | c | bronze | selten",
}
STAGE_WORDS = {word: stage.value for stage, words in _STAGES.items() for word in words.split(" | ")}
TIER_WORDS = {word: tier.value for tier, words in _TIERS.items() for word in words.split(" | ")}
