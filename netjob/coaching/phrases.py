"""List the turns of phrase a draft is read for, in English and the commonest ones of its neighbours."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


MASS = _any(
    r"\b(?:dear|hi|hello|hey|good morning|greetings),? (?:all|everyone|everybody|friends?(?: and \w+)?|"
    r"colleagues|contacts|network|connections|team|folks|sir or madam|sirs?|madam)\b",
    r"\bto whom it may concern\b",
    r"\bdear sir\W+madam\b",
    r"\b(?:as )?(?:many|some|most|all) of you\b",
    r"\b(?:sorry for|forgive|excuse) the (?:mass|group|bulk) \w+",
    r"\b(?:to|with) (?:all )?my (?:whole |entire )?network\b",
    r"\ball (?:of )?my (?:contacts|friends|connections|colleagues)\b",
    r"\bmass (?:mail|message|e-?mail)\b",
    r"\beveryone (?:I know|in my)\b",
    r"\bplease forward this\b",
    r"\{\{?[^}]{1,40}\}?\}",
    r"\[(?:first )?name\]",
    r"<(?:first )?name>",
    r"\b(?:hallo|hi|liebe) (?:zusammen|alle|leute)\b",
    r"\bsehr geehrte damen und herren\b",
    r"\b(?:chers?|bonjour à|salut à) tou(?:s|tes)\b",
    r"\bmadame, monsieur\b",
    r"\b(?:queridos|estimados|hola a) (?:todos|amigos|contactos)\b",
    r"\b(?:ciao a|cari|salve a) tutti\b",
)

BEGGING = _any(
    r"\b(?:give|find|get|offer|help me (?:find|get)|help finding|help me to (?:find|get)) (?:me )?(?:a|"
    r"any|some) (?:new )?(?:job|work|position|role)\b",
    r"\bany (?:kind of )?(?:job|jobs|work|vacanc\w+|openings?|positions?)\b",
    r"\bget me an? interview\b",
    r"\b(?:attached|enclosed) (?:is )?my application\b",
    r"\bneed (?:a|any|this) (?:new )?(?:job|work)\b",
    r"\bdesperate(?:ly)?\b",
    r"\banything (?:at all|you have|will do|would do|helps)\b",
    r"\bI(?:'ll| will|'d| would) (?:take|do|accept) anything\b",
    r"\b(?:pass|hand|send|share|forward|circulate|spread|give|submit|drop)(?:ing)? (?:on |"
    r"along |around |out )?(?:my|the attached) (?:\w+ )?(?:résumé|resume|cv|details|profile|"
    r"application)\b",
    r"\bpass (?:it|this|them) (?:on|along|around)\b",
    r"\b(?:my|the) (?:résumé|resume|cv) (?:is |as )?(?:attached|enclosed|below)\b",
    r"\b(?:attached|enclosed|find) (?:is |please find |you(?:'ll| will) find )?(?:is )?my (?:\w+ )?(?:résumé|"
    r"resume|cv)\b",
    r"\b(?:put|say|drop) (?:in )?a (?:good )?word\b",
    r"\bkeep me in mind\b",
    r"\bkeep (?:an|your) (?:eye|ear)s? (?:out|open)\b",
    r"\b(?:I(?:'m| am)|now|currently|back) on the (?:job )?market\b",
    r"\bopen to work\b",
    r"\bare you (?:currently )?hiring\b",
    r"\bif you (?:hear|know) of (?:any|some)\w*\b",
    r"\bhire me\b",
    r"\blebenslauf (?:\w+ )?(?:weiter\w+|im anhang)\b",
    r"\banbei (?:\w+ )?(?:mein )?lebenslauf\b",
    r"\b(?:brauche|suche) (?:\w+ )?(?:dringend )?(?:einen? )?(?:neuen? )?(?:job|arbeit|stelle)\b",
    r"\b(?:transmettre|faire passer|faire suivre) mon cv\b",
    r"\bje cherche (?:un|du) (?:emploi|travail|boulot)\b",
    r"\b(?:reenviar|pasar|enviar|compartir) mi (?:cv|currículum)\b",
    r"\b(?:busco|necesito) (?:un )?(?:trabajo|empleo)\b",
    r"\b(?:inoltrare|girare|passare) il mio (?:cv|curriculum)\b",
    r"\bcerco lavoro\b",
)

NOT = re.compile(
    r"\b(?:not|no need|don't|do not|without|never|n't|isn't|no|nicht|kein\w*|ohne|pas|sans|no hace falta|"
    r"sin|non|senza)\b",
    re.IGNORECASE,
)

# A favour is something the reader would have to do. Each belongs to a topic; two topics are two asks.
FAVOURS = {
    "door": _any(
        r"\bintroduc(?:e|ing|tion)\b",
        r"\bput (?:me|us) in (?:touch|contact)\b",
        r"\bconnect me\b",
        r"\bmake (?:the|an) intro\b",
        r"\bvorstell(?:en|ung)\b",
        r"\bmettre en (?:relation|contact)\b",
        r"\bponer(?:me|nos) en contacto\b",
        r"\bpresent(?:ar|are)\w*\b",
    ),
    "word": _any(
        r"\brecommend (?:me|my)\b",
        r"\brecommendation\b",
        r"\bvouch\b",
        r"\bgood word\b",
        r"\bbe (?:my|a) reference\b",
        r"\bendorse\b",
    ),
    "paper": _any(
        r"\b(?:résumé|resume|cv|lebenslauf|currículum|curriculum)\b",
    ),
    "review": _any(
        r"\b(?:read|look (?:at|over|through)|review|check|proofread)(?: \w+)? my\b",
    ),
    "time": _any(
        r"\b(?:talk|speak|call|chat|meet|coffee|lunch|minutes|half an hour|video|zoom)\b",
        r"\b(?:telefonieren|sprechen|kaffee|treffen|minuten|appel|café|parler|llamada|hablar|"
        r"minutos|parlare|minuti|caffè)\b",
    ),
    "view": _any(
        r"\b(?:advice|opinion|view|think|thoughts|tell me|feedback|suggest|learn from you|"
        r"hear (?:how|what|your)|ask you|rat|meinung|avis|conseil|opinión|consejo|parere|consiglio)\b",
    ),
    "other": _any(
        r"\b(?:help|send|share|let me know|write back|answer)\b",
    ),
}
SAME_ASK = {"time": "view", "review": "view", "other": "view"}  # a talk is asked for to hear a view

ASKING = _any(
    r"\b(?:could|would|can|will|may|might) (?:you|we|I)\b(?! (?:believe|imagine))",
    r"\b(?:please|kindly)\b",
    r"\bany chance\b",
    r"\bwould it be (?:possible|all right|ok|okay|fine)\b",
    r"\bis it (?:possible|all right|ok|okay)\b",
    r"\bI (?:would|'d|should) (?:like|love|be (?:glad|grateful|happy)) (?:to|if)\b",
    r"\bI'd (?:like|love|be (?:glad|grateful|happy)) (?:to|if)\b",
    r"\bI\b[^.?!]{0,40}\bwould be (?:glad|grateful|happy) (?:to|if|of|for)\b",
    r"\b(?:write|send|tell|give) me\b",
    r"\bI (?:am|'m) asking (?:you )?(?:for|to|whether|if)\b",
    r"\bare you (?:free|up for|open to|willing)\b",
    r"\bdo you have (?:time|\w+ minutes|half)\b",
    r"\b(?:könntest|könnten|kannst|können|würdest|würden|darf|dürfte|hättest|hätten)\b",
    r"\bbitte\b",
    r"\b(?:pourriez|pourrais|peux|pouvez|auriez|aurais)\b",
    r"\bs'il (?:vous|te) plaît\b",
    r"\b(?:podrías?|puedes?|tendrías?|le importaría|te importaría)\b",
    r"\bpor favor\b",
    r"\b(?:potresti|potrebbe|puoi|può|avresti)\b",
    r"いただけ|お願い|可以|能否|请问|請問|هل يمكن|могли бы|можешь|можете|θα μπορούσ",
)

# A question that asks for what somebody sees or knows, and that a hello may hold as well.
COURTESY = _any(
    r"\bhow (?:are|is|have|has) (?:you|things|life|everyone|the (?:family|kids|move|new \w+))(?: (?:been|"
    r"doing|going|today|all))*",
    r"\bwhat keeps you busy\b",
    r"\bhear (?:from you|how you(?: are|'re| have been| all are))\b",
    r"\bwie geht(?:'s|s| es)(?: (?:dir|ihnen|euch))?",
    r"\b(?:comment (?:ça va|vas|allez)|ça va)\b",
    r"\b(?:cómo|como) (?:estás|está|te va|va todo)\b",
    r"\bcome (?:stai|sta|va)\b",
    r"\ball well\b",
)
SCHEDULING = _any(
    r"\b(?:would|does|might|is|are) [^?]{0,40}\b(?:monday|tuesday|wednesday|thursday|friday|"
    r"tomorrow|week|morning|afternoon|evening|suit|work|better|easier)\b",
    r"\bwhen (?:would|does|is|are)\b",
    r"\b(?:passt|würde) [^?]{0,40}\b(?:montag|dienstag|mittwoch|donnerstag|freitag|woche|morgen|"
    r"passen|dir|ihnen)\b",
)

REASON = _any(
    r"\b(?:because|since) (?:you|your|we)\b",
    r"\byou came to mind\b",
    r"\bcongratulations\b",
    r"\b(?:thanks|thank you) for the (?!help|attention|time)\w+",
    r"\bI remember\b",
    r"\byou(?:'ve| have) (?:\w+ )?(?:done|been|worked|written|built|led|seen|moved|run|taught)\b",
    r"\bI (?:saw|read|heard) (?:that )?you(?:r|'ve)?\b",
    r"\b(?:reminded me of|thought of|made me think of|thinking of) you\b",
    r"\byour (?:\w+ ){0,2}(?:talk|article|post|work|book|teams?|piece|newsletter|advice|question|"
    r"paper|note|notes|lecture|class|course|podcast|project|letter|idea|comment|story|map|"
    r"drawing|recipe|list|years|time|move|report|way|study|thread|interview|column)\b",
    r"\byou (?:wrote|said|told|once|worked|spoke|helped|led|built|moved|taught|showed|asked|"
    r"mentioned|made|ran|gave|know more|were the)\b",
    r"\b(?:when|where|since|while|after) (?:we|you)\b",
    r"\bwe (?:met|worked|studied|shared|sat|both|were|spoke|talked|ran|last)\b",
    r"\bour (?:\w+ )?(?:time|days|project|shift|class|year|years|office|school|table|talk|"
    r"course|conversation)\b",
    r"\bI (?:read|heard|saw|watched|listened to|enjoyed|follow) (?:your|you)\b",
    r"\b(?:suggested|told me|mentioned you|gave me your (?:name|number)|said (?:that )?you|"
    r"thought (?:that )?(?:you|we))\b",
    r"\b(?:dein|deine|deinen|deinem|ihr|ihre|ihren|ihrem) (?:\w+ )?(?:vortrag|artikel|buch|"
    r"arbeit|beitrag|team|rat|frage|kurs)\b",
    r"\bweil (?:du|sie|wir)\b",
    r"\b(?:wir haben|als wir|unsere?r? (?:zeit|gespräch|projekt))\b",
    r"\b(?:votre|ton|ta|vos|tes) (?:\w+ )?(?:article|exposé|livre|équipe|travail|conférence|"
    r"conseil|billet)\b",
    r"\b(?:parce que (?:vous|tu|nous)|quand nous|nous avons|nous nous sommes)\b",
    r"\b(?:tu|su|vuestro|vuestra) (?:\w+ )?(?:artículo|charla|libro|equipo|trabajo|consejo|"
    r"conferencia)\b",
    r"\b(?:porque (?:tú|usted|nosotros|trabaj\w+)|cuando (?:trabaj\w+|nos|est\w+)|trabajamos|"
    r"estudiamos|nos conocimos)\b",
    r"(?:άρθρο|ομιλία|βιβλίο) σ(?:ου|ας)|(?:ваш|твой|вашу|твою|вашей|твоей) (?:стать|доклад|"
    r"книг)|你的(?:文章|演讲|书)|(?:さん|あなた)の(?:記事|講演)|مقال(?:ك|تك)",
    r"\b(?:tuo|tua|suo|sua) (?:\w+ )?(?:articolo|libro|lavoro|conferenza|consiglio)\b",
    r"\bquando (?:abbiamo|lavor\w+)\b",
)

THANKS = _any(
    r"\bthank(?:s|ful)?\b",
    r"\bgrateful\b",
    r"\bappreciat\w+\b",
    r"\bcheers\b",
    r"\bdank(?:e|bar|eschön)?\b",
    r"\bmerci\b",
    r"\breconnaissante?\b",
    r"\bgracias\b",
    r"\bagradec\w+\b",
    r"\bgrazie\b",
    r"\bobrigad[oa]\b",
    r"\btack\b",
    r"\btakk\b",
    r"\bdziękuj\w*\b",
    r"спасибо|благодар",
    r"ευχαριστ",
    r"شكرا|شكرًا",
    r"תודה",
    r"ありがと|感謝",
    r"谢谢|謝謝|感谢",
    r"감사",
    r"\bteşekkür\w*\b",
    r"\bdíky\b|\bděkuj\w*\b",
)

NEXT_STEP = _any(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|this week|next month|"
    r"the week of)\b",
    r"\b(?:\d+|ten|fifteen|twenty|thirty|a few) minutes\b",
    r"\bhalf an hour\b",
    r"\bI(?:'ll| will) (?:write|call|ring|send|look|come|let you|get back|tell|be in touch|"
    r"ask|try|report)\b",
    r"\b(?:two|a few|one) lines?\b",
    r"\b(?:call|coffee|lunch|meet)\b",
    r"\bwhenever (?:it )?suits\b",
    r"\bwould (?:\w+ ){1,4}suit\b",
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|nächste woche|minuten|kaffee|melde ich mich)\b",
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|semaine prochaine|minutes|un café)\b",
    r"\b(?:lunes|martes|miércoles|jueves|viernes|próxima semana|semana que viene|minutos)\b",
    r"\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|settimana prossima|minuti|caffè)\b",
    r"分|来週|下周|下週|на следующей неделе|минут|λεπτά|دقائق|دقيقة",
)

NO_PRESSURE = _any(
    r"\bno (?:need to|hurry|rush|pressure|question|ask|answer needed)\b",
    r"\bonly if\b",
    r"\bif (?:it|that) (?:suits|is easier)\b",
    r"\b(?:a )?no is (?:fine|a good answer|all right)\b",
    r"\bwhenever (?:it )?suits\b",
    r"\bif not,",
    r"\bwithout obligation\b",
    r"\bnothing (?:needed|to do|wanted)\b",
    r"\bkeine eile\b",
    r"\bsans engagement\b",
    r"\bsin (?:prisa|compromiso)\b",
    r"\bsenza (?:fretta|impegno)\b",
)

ABOUT_ME = _any(
    r"\bI(?:'m|'ve|'d|'ll)?\b(?=[\s,])",
    r"\b(?:my|me|myself|mine)\b",
    r"\b(?:ich|mich|mir|mein\w*)\b",
    r"\b(?:je|moi|mon|mes)\b|\bj'",
    r"\b(?:yo|mis)\b|\bmi\b",
    r"\b(?:io|mio|mia|miei)\b",
)
ABOUT_YOU = _any(
    r"\byou(?:r|rs|rself|'re|'ve|'d|'ll)?\b",
    r"\b(?:du|dich|dir|dein\w*|ihnen|ihr\w{0,2})\b",
    r"\b(?:tu|toi|ton|ta|tes|vous|votre|vos)\b",
    r"\b(?:tú|te|ti|usted|sus?)\b",
    r"\b(?:tuo|tua|lei|suo|sua)\b",
)
