"""Common given names, by the pronoun that usually follows. A modest list, from general knowledge; unknown is unknown."""

from __future__ import annotations

MALE_NAMES = frozenset(
    "aaron adam adrian ahmed alan albert alejandro alexander alfred ali allen andreas andrew anthony antonio arthur barack "
    "ben benjamin bernard bernie bill bob boris brad brian bruce carl carlos charles chris christopher chuck clarence craig "
    "dan daniel dave david dennis derek dmitri donald doug douglas ed eduardo edward emmanuel eric erik ernest eugene "
    "felix fernando francis francisco frank fred frederick gary george gerald giovanni glenn gordon graham greg gregory gunnar "
    "hans harold harry hassan henry herbert howard hugh hussein ian ibrahim igor isaac ivan jack jacob jake james jamie jared "
    "jason jay jeb jeff jeffrey jeremy jerry jim jimmy joe joel johan john johnny jon jonathan jorge jose joseph josh joshua "
    "juan julian justin karl keith ken kenneth kevin khalid kofi lars larry lawrence lee leo leon leonard lewis lindsey lloyd "
    "louis luis luke magnus mahmoud manuel marco marcus mario mark marshall martin matt matthew max michael miguel mike mitch "
    "mitt mohamed mohammad mohammed moses muhammad nathan neil nelson nicholas nick nigel noah norman olaf oliver omar oscar "
    "pablo pat patrick paul pedro pete peter phil philip philippe pierre rafael ralph ramon rand randy raymond ricardo richard "
    "rick rob robert roberto robin rodrigo roger roland ron ronald roy russell ryan sam samuel scott sean sergei simon stanley "
    "stefan stephen steve steven stuart ted terrence terry theodore thomas tim timothy toby todd tom tony trevor tyler "
    "victor viktor vincent vladimir walter warren wayne wilhelm william winston yusuf yuri zachary sven tomás jón ólafur sigurður "
    "hiroshi kenji takeshi wei jian min-ho ji-hoon sung-min raj arjun vikram anil rahul sanjay imran tariq kwame chidi".split()
)
FEMALE_NAMES = frozenset(
    "abigail agnes aisha alexandra alice alicia alison allison amanda amber amina amy ana andrea angela anita ann anna anne "
    "annette annie april ashley barbara beatrice beth betty beverly brenda bridget camille carla carly carmen carol caroline "
    "catherine cathy cecile charlotte cheryl chloe christina christine cindy claire clara claudia condoleezza cristina cynthia "
    "dana dawn deborah debbie denise diana diane dianne donna doris dorothy eileen elaine eleanor elena elisabeth elizabeth "
    "ellen emily emma erica erin esther eva evelyn fatima fiona florence frances gabriela gail georgia gina gloria grace hannah "
    "heather heidi helen helena hillary huma ida ines ingrid irene isabel jacqueline jane janet janice jean jeanne jennifer "
    "jenny jessica jill joan joanna jocelyn jodi josephine joyce judith judy julia julie karen karin kate katherine kathleen "
    "kathryn kathy katie katrín kellyanne kelly kimberly kirsten kristen kristin laura lauren leila leslie lillian linda lisa liz "
    "loretta lorraine louise lucia lucy lydia lynn madeleine maggie margaret maria marianne marie marilyn marion marjorie marta "
    "martha mary maya megan melania melissa michelle miriam molly monica nadia nancy naomi natalie natasha nicole nina nora olga "
    "olivia pamela patricia paula pauline peggy penelope phyllis rachel rebecca renata rita rosa rose roxanne ruth sally samantha "
    "sandra sara sarah shannon sharon sheila shirley silvia sofia sonia sophia sophie stephanie susan suzanne sylvia tamara tanya "
    "teresa theresa tiffany tina tracy valerie vanessa vera veronica victoria virginia vivian wendy yasmin yolanda yvonne zoe "
    "guðrún sigríður ásta björk soo-jin min-ji ji-woo eun-ji yuki keiko mei ling priya anjali sunita ngozi amara".split()
)
BODY_WORDS = frozenset(
    "house post times department university party committee council court news street ministry agency bank institute center "
    "centre union corp corp. inc inc. ltd ltd. co co. group association office senate congress company republic states nations "
    "state city county police army navy commission board foundation college school hospital press tribune journal herald "
    "guardian bbc cnn nbc abc cbs fox reuters associated administration campaign coalition league federation fund trust "
    "kingdom parliament bundestag kremlin pentagon network media radio television magazine daily gazette observer authority "
    "bureau service services society club church mosque temple museum library airlines airways motors industries partners "
    "international global world national americans democrats republicans conservatives liberals twitter facebook google "
    "security rights law project center's initiative alliance movement front brigade corps command".split()
)
"""Words in the names of bodies; a name that holds one is no person."""
