"""LinkedIn's tables, the rules for messages, and the whole archive."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from netjob.exchange import read, refusals
from netjob.exchange.records import Draft, Interest, Member, OwnPosition, Person, Problem
from tests.exchange.packing import packed

AT = "https://www.linkedin.com/in/"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
    "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
)
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
PROFILE = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nMe,Self,,,,,,\n"


def message(
    talk: str, sender: str, *to: str, at: str = "2024-01-11 15:40:00 UTC", folder: str = "INBOX", draft: str = "No"
) -> str:
    names, urls = ", ".join(to), ", ".join(f"{AT}{name.lower()}" for name in to)
    return f'{talk},,{sender},{AT}{sender.lower()},"{names}","{urls}",{at},,secret words,{folder},,{draft}\n'


def one(text: str) -> Member:
    (member,) = read("f.csv", text.encode())
    return member


def archive(**members: str) -> dict[str, Member]:
    data = packed(*((f"{name}.csv", text.encode()) for name, text in members.items()))
    return {str(member.member).removesuffix(".csv"): member for member in read("f.zip", data)}


# --------------------------------------------------------------------- people


def test_a_connection() -> None:
    member = one(f'{CONNECTIONS} Dana  "Dee" ,Ó,{AT}dee,Dee@x.example,"Contoso, Inc.",VP,12 Mar 2021\n')
    assert member.format == "linkedin_connections"
    assert member.source == "linkedin"
    assert member.people == (
        Person(2, 'Dana "Dee" Ó', "Contoso, Inc.", "VP", ("Dee@x.example",), (), f"{AT}dee", date(2021, 3, 12)),
    )


def test_names_stay_as_typed() -> None:
    name = "=cmd()|' <b>x</b> ![a](http://x.example) '; DROP TABLE contact;--"
    assert one(f'{CONNECTIONS}"{name}",,,,,,12 Mar 2021\n').people[0].name == name


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
        "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
        "FIRST_NAME,last name,url,E-Mail Address,company,position,connected on",
    ],
)
def test_headers_in_other_languages(header: str) -> None:
    (person,) = one(f"{header}\nZoë,D,{AT}zoe,z@x.example,Acme,QA,12.03.2021\n").people
    assert person == Person(2, "Zoë D", "Acme", "QA", ("z@x.example",), (), f"{AT}zoe", date(2021, 3, 12))


def test_cells_that_can_not_be_read_cost_the_cell() -> None:
    member = one(f"{CONNECTIONS}A,B,https://x.example/a,nobody,,,soon\nC,D,,,,,03/04/2021\n")
    assert [person.name for person in member.people] == ["A B", "C D"]
    assert member.people[0] == Person(2, "A B")
    assert member.problems == (
        Problem(2, "Email Address", "bad_email", refused=False),
        Problem(2, "URL", "bad_url", refused=False),
        Problem(2, "Connected On", "bad_date", refused=False),
        Problem(3, "Connected On", "ambiguous_date", refused=False),
    )
    assert (member.rows, member.taken, member.refused) == (2, 2, 0)


def test_the_column_shows_whether_day_or_month_comes_first() -> None:
    people = one(f"{CONNECTIONS}A,,,,,,03/04/2021\nB,,,,,,25/12/2021\n").people
    assert [person.connected_on for person in people] == [date(2021, 4, 3), date(2021, 12, 25)]


def test_who_has_no_name_is_called_by_the_address() -> None:
    member = one(f"{CONNECTIONS},,{AT}jos%C3%A9-m/,,,,\n,,,a@x.example,,,\n,,,,Acme,,\n")
    assert [person.name for person in member.people] == ["josé-m", "a@x.example"]
    assert [(problem.row, problem.refused) for problem in member.problems] == [(2, False), (3, False), (4, True)]
    assert (member.rows, member.taken) == (3, 2)


def test_closed_accounts_are_skipped() -> None:
    member = one(f"{CONNECTIONS}LinkedIn,Member,,,,,3 Mar 2018\nLinkedIn-Mitglied,,,,,,\nLinkedIn,Member,{AT}x,,,,\n")
    assert (member.rows, member.taken, dict(member.skipped)) == (3, 1, {"closed_account": 2})


# ------------------------------------------------------------------- messages


def test_one_touchpoint_for_a_contact_a_day_and_a_direction() -> None:
    member = one(
        MESSAGES
        + message("1", "Me", "Ann", at="2024-01-11 23:59:00 UTC")
        + message("1", "Me", "Ann", at="2024-01-11 00:01:00 UTC")
        + message("1", "Ann", "Me", at="2024-01-11 12:00:00 UTC")
        + message("1", "Me", "Ann", at="2024-01-12 00:00:00 UTC")
        + message("2", "Bo", "Me")
    )
    said = [(point.row, point.name, point.direction, point.happened_at.isoformat()) for point in member.touchpoints]
    assert said == [
        (3, "Ann", "out", "2024-01-11T00:01:00"),
        (4, "Ann", "in", "2024-01-11T12:00:00"),
        (5, "Ann", "out", "2024-01-12T00:00:00"),
        (6, "Bo", "in", "2024-01-11T15:40:00"),
    ]
    assert member.touchpoints[0].source_key == "linkedin:linkedin.com/in/ann:2024-01-11:out"
    assert member.touchpoints[0].channel == "message"
    assert member.people == (Person(2, "Ann", profile_url=f"{AT}ann"), Person(6, "Bo", profile_url=f"{AT}bo"))
    assert (member.rows, member.taken, member.folded) == (5, 4, 1)


def test_what_was_written_is_not_kept() -> None:
    member = one(MESSAGES + message("1", "Me", "Ann") + message("2", "Bo", "Me"))
    assert "secret" not in repr(member)


def test_what_does_not_count() -> None:
    member = one(
        MESSAGES
        + message("1", "Me", "Ann")
        + message("1", "Ann", "Me", folder="SPAM")
        + message("1", "Me", "Ann", draft="Yes")
        + message("2", "Me", "Ann", "Bo")
        + message("2", "Bo", "Me")
        + message("2", "Bo", "Me", folder="spam")
        + message("3", "Bo", "Me")
        + f"4,,LinkedIn Member,,Me,{AT}me,2024-01-11 15:40:00 UTC,,x,INBOX,,No\n"
        + f"5,,Shop,https://www.linkedin.com/company/s,Me,{AT}me,2024-01-11 15:40:00 UTC,,x,INBOX,,No\n"
        + f"6,,Me,{AT}me,,,2024-01-11 15:40:00 UTC,,x,INBOX,,No\n"
        + message("7", "Me", "Cy", at="soon")
    )
    assert dict(member.skipped) == {
        "spam": 2,
        "draft": 1,
        "group": 2,
        "closed_account": 1,
        "not_a_person": 1,
        "no_partner": 1,
    }
    assert member.problems == (Problem(12, "DATE", "bad_date", refused=True),)
    assert [point.name for point in member.touchpoints] == ["Ann", "Bo"]
    assert (member.rows, member.taken) == (11, 2)


def test_a_group_with_a_closed_account_is_a_group() -> None:
    member = one(
        MESSAGES
        + message("1", "Ann", "Me")
        + message("2", "Cy", "Me")
        + f'3,,Bo,{AT}bo,"Me, LinkedIn Member",{AT}me,2024-01-11 15:40:00 UTC,,x,INBOX,,No\n'
    )
    assert dict(member.skipped) == {"group": 1}


def test_rows_without_a_conversation_are_no_group() -> None:
    member = one(MESSAGES + message("", "Me", "Ann") + message("", "Bo", "Me") + message("", "Me", "Ann", "Bo"))
    assert (len(member.touchpoints), dict(member.skipped)) == (2, {"group": 1})


def test_messages_without_addresses_know_people_by_name() -> None:
    text = 'CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,Me Self,"Ann, MBA",2024-01-11 15:40:00 UTC,x\n'
    members = archive(Profile=PROFILE, messages=text)
    (point,) = members["messages"].touchpoints
    assert (point.name, point.profile_url, point.direction) == ("Ann, MBA", None, "out")
    assert point.source_key.startswith("linkedin:name:")


# ---------------------------------------------------------------------- owner


def test_the_owner_stands_in_every_row() -> None:
    member = one(MESSAGES + message("1", "Ann", "Me") + message("2", "Me", "Bo") + message("3", "Cy", "Me", "Di"))
    assert [(point.name, point.direction) for point in member.touchpoints] == [("Ann", "in"), ("Bo", "out")]


def test_messages_with_one_person_only_do_not_show_the_owner() -> None:
    with pytest.raises(refusals.OwnerUnclear, match="archive"):
        one(MESSAGES + message("1", "Ann", "Me") + message("1", "Me", "Ann"))


def test_a_draft_shows_the_owner() -> None:
    member = one(MESSAGES + message("1", "Ann", "Me") + message("1", "Me", "Ann", draft="Yes"))
    assert [(point.name, point.direction) for point in member.touchpoints] == [("Ann", "in")]


def test_the_profile_shows_the_owner() -> None:
    text = (MESSAGES + message("1", "Ann", "Me")).replace('"Me"', '"Me Self"')
    members = archive(messages=text, Profile=PROFILE)
    assert [point.name for point in members["messages"].touchpoints] == ["Ann"]
    assert (members["Profile"].rows, dict(members["Profile"].skipped)) == (1, {"own_profile": 1})


def test_an_invitation_shows_the_owner() -> None:
    invited = f'Me,Ann,"5/1/23, 3:43 PM",Hello,OUTGOING,{AT}me,{AT}ann\n'
    members = archive(messages=MESSAGES + message("1", "Ann", "Me"), Invitations=INVITATIONS + invited)
    assert [(point.name, point.direction) for point in members["messages"].touchpoints] == [("Ann", "in")]


def test_who_is_a_connection_is_not_the_owner() -> None:
    members = archive(messages=MESSAGES + message("1", "Ann", "Me"), Connections=f"{CONNECTIONS}Ann,,{AT}ann,,,,\n")
    assert [point.name for point in members["messages"].touchpoints] == ["Ann"]


def test_in_an_archive_messages_of_no_clear_owner_are_skipped() -> None:
    members = archive(messages=MESSAGES + message("1", "Ann", "Me"), Connections=f"{CONNECTIONS}Bo,,{AT}bo,,,,\n")
    assert dict(members["messages"].skipped) == {"owner_unclear": 1}
    assert members["messages"].people == ()
    assert len(members["Connections"].people) == 1


def test_a_damaged_row_does_not_hide_the_owner() -> None:
    rows = "".join(message(str(at), f"P{at}", "Me") for at in range(20))
    member = one(MESSAGES + rows + message("x", "Ann", "Bo"))
    assert (len(member.touchpoints), dict(member.skipped)) == (20, {"group": 1})


# ----------------------------------------------------------------- invitations


def test_invitations_with_a_note_are_touchpoints() -> None:
    members = archive(
        Invitations=INVITATIONS
        + f'Me,Ann,"5/1/23, 3:43 PM",Hello,OUTGOING,{AT}me,{AT}ann\n'
        + f'Bo,Me,"5/2/23, 9:00 AM",Hi,INCOMING,{AT}bo,{AT}me\n'
        + f'Me,Cy,"5/3/23, 3:43 PM",,OUTGOING,{AT}me,{AT}cy\n'
    )
    member = members["Invitations"]
    said = [(point.name, point.direction, point.happened_at) for point in member.touchpoints]
    assert said == [("Ann", "out", datetime(2023, 5, 1, 15, 43)), ("Bo", "in", datetime(2023, 5, 2, 9))]
    assert [person.name for person in member.people] == ["Ann", "Bo"]
    assert (member.rows, member.taken, dict(member.skipped)) == (3, 2, {"no_note": 1})


def test_a_message_of_the_same_day_and_direction_is_not_said_twice() -> None:
    members = archive(
        messages=MESSAGES + message("1", "Me", "Ann", at="2023-05-01 20:00:00 UTC") + message("2", "Bo", "Me"),
        Invitations=f'{INVITATIONS}Me,Ann,"5/1/23, 3:43 PM",Hello,OUTGOING,{AT}me,{AT}ann\n',
    )
    assert len(members["messages"].touchpoints) == 2
    assert members["Invitations"].touchpoints == ()
    assert (members["Invitations"].rows, members["Invitations"].folded) == (1, 1)


def test_invitations_without_addresses_say_their_direction() -> None:
    text = 'From,To,Sent At,Message,Direction\nMe,Ann,"5/1/23, 3:43 PM",Hello,OUTGOING\n'
    (point,) = one(text).touchpoints
    assert (point.name, point.direction, point.profile_url) == ("Ann", "out", None)


# -------------------------------------------------------------------- the offer


def test_positions() -> None:
    head = "Company Name,Title,Description,Location,Started On,Finished On\n"
    member = one(f'{head}Acme,Lead,"Cut delays.\nBy 18%.",Lisbon,Mar 2021,\n,Analyst,,,2018,Feb 2020\n,,,,,\n,,x,,,\n')
    assert member.own_positions == (
        OwnPosition(2, "Acme", "Lead", date(2021, 3, 1), None),
        OwnPosition(3, None, "Analyst", date(2018, 1, 1), date(2020, 2, 29)),
    )
    assert [(draft.kind, draft.body) for draft in member.drafts] == [
        ("proof", "Lead, Acme: Cut delays.\nBy 18%."),
        ("proof", "Analyst"),
    ]
    assert member.problems == (Problem(5, "Company Name", "no_organisation", refused=True),)
    assert (member.rows, member.taken) == (3, 2)


def test_drafts_keep_their_key_when_the_file_grows() -> None:
    head = "Company Name,Title,Description,Location,Started On,Finished On\n"
    before = one(f"{head}Acme,Lead,One,,Mar 2021,\n").drafts[0]
    after = one(f"{head}New,Head,,,Jan 2025,\nAcme,Lead,One and two,,Mar 2021,Dec 2024\n").drafts[1]
    assert before.source_key == after.source_key
    assert before.body != after.body


def test_skills_and_follows_once_each() -> None:
    members = archive(
        Skills="Name\nSQL\nsql\nGo\n", Follows="Organization,Followed On\nSun AG,x\nSun,y\n-,z\n", Ads="x,y\n1,2\n"
    )
    skills, follows, ads = members["Skills"], members["Follows"], members["Ads"]
    assert skills.drafts == (
        Draft(2, "skill", "SQL", skills.drafts[0].source_key),
        Draft(4, "skill", "Go", skills.drafts[1].source_key),
    )
    assert (skills.rows, skills.taken, skills.folded) == (3, 2, 1)
    assert follows.targets == (Interest(2, "Sun AG"),)
    assert (follows.rows, follows.taken, follows.folded, follows.refused) == (3, 1, 1, 1)
    assert (ads.format, ads.rows, dict(ads.skipped)) == ("unknown", 1, {"not_used": 1})


def test_recommendations_received_and_given() -> None:
    head = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    members = archive(
        Recommendations_Received=f"{head}Farid,Y.,Acme,Engineer,Turns chaos into order.,x,VISIBLE\nA,B,,,,x,VISIBLE\n",
        Recommendations_Given=f"{head}Bo,C.,Acme,QA,Great.,x,VISIBLE\n",
    )
    received, given = members["Recommendations_Received"], members["Recommendations_Given"]
    assert [draft.body for draft in received.drafts] == ["Turns chaos into order. (Farid Y., Engineer, Acme)"]
    assert received.problems == (Problem(3, "Text", "no_text", refused=True),)
    assert (given.drafts, dict(given.skipped)) == ((), {"given": 1})


# ------------------------------------------------------------------ recognition


def test_the_name_of_a_file_does_not_matter() -> None:
    (member,) = read("holiday.jpg", (CONNECTIONS + "A,B,,,,,12 Mar 2021\n").encode())
    assert (member.file, member.member, member.format) == ("holiday.jpg", None, "linkedin_connections")


@pytest.mark.parametrize(
    "data", [b"hello", b"Name\nSQL\n", b"\x89PNG\r\n\x1a\n\x00", b"<html></html>", packed(("a", b"b"))]
)
def test_what_is_not_known_is_refused(data: bytes) -> None:
    with pytest.raises(refusals.UnknownFormat, match="LinkedIn"):
        read("f", data)


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00" * 9])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(refusals.EmptyFile):
        read("f", data)
