"""Facts of invented events, each with several tellings: what different desks would write of it.

In a telling {0} is the fact's value as the outlet has it; {place}, {body} and {other} are the story's own. A fact named
d-… is of a day or time, c-… of anything else. A value is a whole number's range, or a list to choose from.
"""

from __future__ import annotations

from typing import Any

PLACES = (
    "Harlow Bay", "Tarn", "Sonnegg", "Orrin Vale", "Velmar", "Port Lirio", "Ordway", "Ellesund", "Brask", "Calder",
)  # fmt: skip
BODIES = ("Norrland Works", "Halden Bio", "Plains Rail", "Quillon", "Aster Mills", "Ordway Coal", "Lindmark Line")
NAMES = (
    "Guðrún Helgadóttir", "Yousef al-Hamdan", "Han So-yeon", "María José Ibáñez", "Tomasz Wieczorek", "Park Ji-hoon",
    "Sigríður Jónsdóttir", "Óscar Llanes", "Amira Haddad", "Ruth Amadi", "Ilse Brandvold", "Khalid Mansour",
    "Dragan Ilic", "Inés Cano Robles", "Choi Min-ah", "Þór Einarsson", "Walt Jensen", "Noor bint Salem",
)  # fmt: skip
SPOKEN = (
    "We counted the boats twice and then we counted them again",
    "Nobody in this building has slept since it happened",
    "I would rather be asked too often than never",
    "The street was as quiet as a church on a Monday",
    "There is no plan for a night like this one",
    "My son ran back for the dog and I could not stop him",
    "They promised us a letter and all we got was a shrug",
    "You learn who your neighbours are when the lights go out",
    "It sounded like a wardrobe falling down the stairs",
    "I signed nothing and I will sign nothing",
)

KINDS: dict[str, dict[str, tuple[Any, list[str]]]] = {
    "fire": {
        "c-dead": (
            (3, 40),
            [
                "{0} people died in a fire at the {body} plant in {place}.",
                "A fire at {body} in {place} has killed {0} people.",
                "The blaze at the {body} factory claimed {0} lives.",
                "Officials put the number of dead in the {place} blaze at {0}.",
            ],
        ),
        "c-hurt": (
            (41, 90),
            [
                "{0} others were injured, some of them badly.",
                "Hospitals are treating {0} people for burns and smoke.",
                "Another {0} people were hurt.",
                "{0} workers were taken to hospital with injuries.",
            ],
        ),
        "c-homes": (
            (110, 480),
            [
                "About {0} homes near the plant had to be evacuated.",
                "Residents of {0} houses around the factory were told to leave.",
                "Police cleared some {0} homes close by.",
            ],
        ),
        "d-began": (
            ["2:10 a.m.", "3:40 a.m.", "4:15 a.m."],
            [
                "The fire began at {0} in a paint store.",
                "The first call to the fire service came at {0}.",
                "It broke out at {0}, when the night shift was at work.",
            ],
        ),
        "c-permit": (
            None,
            [
                "The plant had no permit to store solvents, a city official said.",
                "According to the city, {body} was never permitted to store solvents there.",
                "City officials said that the company lacked a permit for storing solvents.",
            ],
        ),
        "c-owner": (
            None,
            [
                "{body} said that it would pay for the funerals.",
                "The funerals will be paid for by {body}.",
                "{body} has promised to pay the families for the funerals.",
            ],
        ),
    },
    "storm": {
        "c-power": (
            (21, 90),
            [
                "{0},000 households in {place} were without power.",
                "The storm cut electricity to {0},000 homes around {place}.",
                "Power failed in {0},000 homes.",
            ],
        ),
        "c-wind": (
            (120, 190),
            [
                "Gusts reached {0} km/h at the airport of {place}.",
                "Winds of up to {0} km/h were measured at the airport.",
                "At the airport the wind blew at {0} km/h.",
            ],
        ),
        "c-missing": (
            (2, 9),
            [
                "{0} fishermen are missing.",
                "The coastguard is searching for {0} missing fishermen.",
                "{0} men who were out fishing have not been found.",
            ],
        ),
        "c-schools": (
            ["Wednesday", "Thursday", "Friday"],
            [
                "Schools will stay closed until {0}.",
                "Pupils have no lessons until {0}.",
                "The council closed all schools until {0}.",
            ],
        ),
        "c-roof": (
            None,
            [
                "The storm tore the roof off the {body} terminal.",
                "The roof of the {body} terminal was ripped away by the storm.",
                "At the {body} terminal the wind took the roof off.",
            ],
        ),
        "c-cost": (
            (31, 97),
            [
                "Insurers expect damage of {0} million euros.",
                "The damage is put at {0} million euros by insurers.",
                "It may cost insurers {0} million euros.",
            ],
        ),
    },
    "vote": {
        "c-vote": (
            ["7-4", "8-3", "9-6"],
            [
                "The council of {place} voted {0} for the sale of the docks to {body}.",
                "By {0}, councillors in {place} agreed to sell the docks to {body}.",
                "{place} is to sell its docks to {body} after a vote of {0}.",
            ],
        ),
        "c-price": (
            (41, 99),
            [
                "{body} will pay {0} million euros for the docks.",
                "The price is {0} million euros.",
                "The docks are being sold for {0} million euros.",
            ],
        ),
        "c-jobs": (
            (210, 690),
            [
                "The company promises {0} new jobs.",
                "{0} jobs are to be created, according to {body}.",
                "{body} says that it will hire {0} people.",
            ],
        ),
        "c-court": (
            None,
            [
                "Opponents plan to challenge the sale in court.",
                "The opponents of the sale want to go to court.",
                "A court will have to rule on the sale if its opponents have their way.",
            ],
        ),
        "c-start": (
            ["March", "June", "September"],
            [
                "Work on the quays is due to start in {0}.",
                "Building on the quays begins in {0}.",
                "From {0} the quays will be rebuilt.",
            ],
        ),
    },
    "strike": {
        "c-strikers": (
            (1100, 4800),
            [
                "{0} drivers of {body} walked out in {place} on Monday.",
                "A strike by {0} drivers has stopped the buses of {body} in {place}.",
                "In {place} {0} bus drivers are on strike.",
            ],
        ),
        "c-offer": (
            ["3 percent", "4 percent", "4.5 percent"],
            [
                "{body} has offered {0} more pay.",
                "The company’s offer is a rise of {0}.",
                "{body} is offering to raise wages by {0}.",
            ],
        ),
        "c-demand": (
            ["8 percent", "9 percent", "11 percent"],
            [
                "The union is asking for {0}.",
                "Drivers demand {0} more, the union said.",
                "The union’s demand is {0}.",
            ],
        ),
        "c-lines": (
            (12, 60),
            [
                "{0} lines are not running.",
                "No buses run on {0} lines.",
                "The strike has halted {0} bus lines.",
            ],
        ),
        "c-talks": (
            ["Wednesday", "Thursday", "Friday"],
            [
                "The two sides will meet again on {0}.",
                "Talks are to resume on {0}.",
                "New talks between the union and the company are planned for {0}.",
            ],
        ),
        "c-schoolbus": (
            None,
            [
                "School buses are not affected.",
                "Buses to schools run as usual.",
                "The school buses keep running.",
            ],
        ),
    },
    "court": {
        "c-sentence": (
            (6, 19),
            [
                "A court in {place} sentenced {other} to {0} years in prison for fraud.",
                "{other} was jailed for {0} years by a court in {place}.",
                "{other} must go to prison for {0} years, judges in {place} ruled.",
            ],
        ),
        "c-loss": (
            (21, 88),
            [
                "The fraud cost {body} {0} million dollars.",
                "{body} lost {0} million dollars through the fraud, the judges found.",
                "Losses of {body} came to {0} million dollars.",
            ],
        ),
        "c-letters": (
            (120, 900),
            [
                "{other} had forged {0} invoices.",
                "The former accountant wrote {0} false invoices.",
                "{0} invoices were found to be forged.",
            ],
        ),
        "c-appeal": (
            None,
            [
                "The defence will appeal against the verdict.",
                "Defence lawyers said that they would appeal the verdict.",
                "An appeal against the verdict is planned by the defence.",
            ],
        ),
        "c-guilty": (
            None,
            [
                "{other} denied the charges until the last day.",
                "Until the last day of the trial {other} denied all charges.",
                "{other} never admitted the charges.",
            ],
        ),
    },
    "outbreak": {
        "c-ill": (
            (60, 240),
            [
                "{0} people in {place} have fallen ill with the fever.",
                "The fever has sickened {0} people in {place}.",
                "Doctors in {place} count {0} cases of the fever.",
            ],
        ),
        "c-dead": (
            (2, 19),
            [
                "{0} patients have died.",
                "The fever has killed {0} people so far.",
                "{0} deaths have been confirmed.",
            ],
        ),
        "c-wells": (
            (20, 59),
            [
                "{0} wells have been closed.",
                "Health officers shut {0} wells.",
                "The authorities closed {0} wells in the district.",
            ],
        ),
        "c-source": (
            None,
            [
                "The source may be a farm above the town, health officials believe.",
                "Health officials suspect that a farm above the town is the source.",
                "A farm above {place} is thought to be the source.",
            ],
        ),
        "c-vaccine": (
            ["Tuesday", "Wednesday", "Saturday"],
            [
                "A vaccine from {body} will arrive on {0}.",
                "{body} is to deliver a vaccine on {0}.",
                "The first doses of a vaccine made by {body} are expected on {0}.",
            ],
        ),
    },
    "crossing": {
        "c-rescued": (
            (61, 190),
            [
                "{0} people were rescued after a ferry ran aground off {place}.",
                "Lifeboats took {0} people off a ferry stranded near {place}.",
                "Rescuers saved {0} passengers of a ferry that had run aground near {place}.",
            ],
        ),
        "c-crew": (
            (8, 24),
            [
                "The crew of {0} stayed on the ship.",
                "{0} crew members remained aboard.",
                "{0} members of the crew stayed on board.",
            ],
        ),
        "c-age": (
            (25, 48),
            [
                "The ferry is {0} years old.",
                "The {0}-year-old ferry belongs to {body}.",
                "{body} has run the ship, which is {0} years old, since 2011.",
            ],
        ),
        "c-oil": (
            (30, 95),
            [
                "It has {0} tonnes of fuel in its tanks.",
                "{0} tonnes of fuel are in the tanks of the ferry.",
                "Its tanks hold {0} tonnes of fuel.",
            ],
        ),
        "c-captain": (
            None,
            [
                "The captain had not slept for twenty hours, the coastguard said.",
                "According to the coastguard, the captain had gone without sleep for twenty hours.",
                "The coastguard said that the ferry’s captain had been awake for twenty hours.",
            ],
        ),
        "d-high": (
            ["9:20 p.m.", "10:40 p.m.", "11:15 p.m."],
            [
                "Tugs will try to pull it free at high water, at {0}.",
                "At {0}, when the tide is high, tugs are to pull the ferry off the bank.",
                "High water is at {0}, when tugs will try to move the ship.",
            ],
        ),
    },
    "match": {
        "c-score": (
            ["3-1", "2-0", "4-2"],
            [
                "{place} beat Northgate {0} to win the cup.",
                "The cup goes to {place} after a {0} win over Northgate.",
                "{place} won the cup final against Northgate {0}.",
            ],
        ),
        "c-crowd": (
            (21, 58),
            [
                "{0},400 spectators saw the match.",
                "The match was watched by {0},400 people.",
                "A crowd of {0},400 came to the stadium.",
            ],
        ),
        "c-coach": (
            None,
            [
                "It was the last match of coach Bernd Aalto, who retires.",
                "Coach Bernd Aalto retires after his last match.",
                "For coach Bernd Aalto, who is retiring, it was the last match.",
            ],
        ),
        "c-arrests": (
            (12, 48),
            [
                "Police arrested {0} fans after the match.",
                "{0} fans were detained after the final whistle.",
                "After the game there were {0} arrests.",
            ],
        ),
        "c-parade": (
            ["Tuesday", "Wednesday", "Thursday"],
            [
                "The team will be received at the town hall on {0}.",
                "On {0} the mayor will receive the team at the town hall.",
                "A reception for the team at the town hall is planned for {0}.",
            ],
        ),
    },
}
FILLER = (
    "The weather stayed dry for most of the day.",
    "A hotline has been set up for those who have questions.",
    "Shops near the station closed early.",
    "Neighbours brought soup and blankets.",
    "The mood in town was quiet.",
    "An inquiry is to report before the summer.",
    "Flags on public buildings fly at half mast.",
    "The minister is following events closely.",
    "More rain is forecast for the weekend.",
    "A candle burned in the window of the bakery.",
)
OUTLETS = (
    "Courier", "Wire", "Tidings", "Lantern", "Herald", "Post", "Gazette", "Mirror", "Echo", "Bell", "Ledger", "Star",
    "Beacon", "Dispatch", "Sentinel", "Globe", "Argus", "Chronicle", "Record", "Standard",
)  # fmt: skip
