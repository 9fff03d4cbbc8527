"""The general pool of wrong answers from outside a film: real people, films, places and things.

Written from common knowledge; each entry is true (a director has directed, a composer has composed for film, a city is
one). An entry is offered only where the facts and the film's deny list do not know it (proof P5).
"""

from collections.abc import Mapping, Sequence

from quiz.questions.shapes import MONTHS

_DIRECTORS = """
Steven Spielberg; Martin Scorsese; Ridley Scott; Francis Ford Coppola; Alfred Hitchcock; Stanley Kubrick; Jane Campion;
Kathryn Bigelow; Sofia Coppola; Michael Mann; Brian De Palma; Sidney Lumet; Clint Eastwood; Tim Burton; James Cameron;
Peter Jackson; Ang Lee; John Woo; Jean-Jacques Annaud; Claude Chabrol; Agnès Varda; Louis Malle; Billy Wilder; Orson Welles;
John Huston; Frank Capra; Robert Altman; David Lynch; David Fincher; Christopher Nolan; Ron Howard; Barry Levinson;
Rob Reiner; Nora Ephron; Penny Marshall; Mimi Leder; Jonathan Demme; Wolfgang Petersen; Paul Verhoeven; Roman Polanski;
Miloš Forman; Pedro Almodóvar; Akira Kurosawa; Federico Fellini; Howard Hawks; George Cukor; Fred Zinnemann; David Lean
"""
_COMPOSERS = """
John Williams; Hans Zimmer; Ennio Morricone; Howard Shore; Danny Elfman; Maurice Jarre; Vangelis; James Horner;
Jerry Goldsmith; Alan Silvestri; Thomas Newman; Rachel Portman; John Barry; Bernard Herrmann; Nino Rota; Max Steiner;
Elmer Bernstein; Michael Nyman; Gabriel Yared; Alexandre Desplat; Philippe Sarde; Carter Burwell; Angelo Badalamenti;
Basil Poledouris; Miklós Rózsa; Henry Mancini; Randy Newman; Zbigniew Preisner; Anne Dudley; Lalo Schifrin
"""
_PRODUCERS = """
Jerry Bruckheimer; Kathleen Kennedy; Joel Silver; Gale Anne Hurd; Brian Grazer; Dino De Laurentiis; Saul Zaentz;
Lawrence Bender; Arnon Milchan; Scott Rudin; Walter Parkes; Lauren Shuler Donner; Marin Karmitz; Alain Sarde;
Claude Berri; Christian Fechner; David O. Selznick; Sam Spiegel; Albert R. Broccoli; Frank Marshall; Douglas Wick; Art Linson;
Richard D. Zanuck; Denise Di Novi; Barbara Broccoli; Robert Chartoff; Hal B. Wallis; Darryl F. Zanuck; Irving Thalberg
"""
_WRITERS = """
William Goldman; Robert Towne; Paul Schrader; Nora Ephron; Jean-Claude Carrière; Callie Khouri; Melissa Mathison; Alvin Sargent;
Ruth Prawer Jhabvala; Steven Zaillian; Lawrence Kasdan; Aaron Sorkin; Charlie Kaufman; Shane Black; Leigh Brackett;
Ben Hecht; Dalton Trumbo; Ernest Lehman; Robert Bolt; Waldo Salt; Paddy Chayefsky; Frances Marion; Anita Loos; Tom Stoppard;
Richard Curtis; Joe Eszterhas; David Koepp; Horton Foote; Bo Goldman; Elaine May
"""
_CINEMATOGRAPHERS = """
Roger Deakins; Vittorio Storaro; Gordon Willis; Conrad L. Hall; Sven Nykvist; Vilmos Zsigmond; Janusz Kamiński; Robert Richardson;
Néstor Almendros; Freddie Young; Gregg Toland; James Wong Howe; László Kovács; Haskell Wexler; Jack Cardiff; Robert Burks;
Caleb Deschanel; John Toll; Dante Spinotti; Bruno Delbonnel; Philippe Rousselot; Darius Khondji; Emmanuel Lubezki; Ellen Kuras
"""
_EDITORS = """
Walter Murch; Dede Allen; Verna Fields; Anne V. Coates; Michael Kahn; Ralph Rosenblum; Sally Menke; Pietro Scalia;
Margaret Sixel; Gerald B. Greenberg; Claire Simpson; Joe Hutshing; Dody Dorn; Conrad Buff; Lee Smith; Tim Squyres;
Carol Littleton; Sam O'Steen; Barry Malkin; Marcia Lucas; Tom Rolf; Richard Marks; William Reynolds; Robert Wise
"""
_ACTORS = """
Al Pacino; Tom Hanks; Harrison Ford; Denzel Washington; Robert Redford; Dustin Hoffman; Anthony Hopkins; Ben Kingsley;
Jeff Bridges; Kevin Costner; Bruce Willis; Gérard Depardieu; Daniel Auteuil; Christopher Lambert; Vincent Cassel;
Liam Neeson; Morgan Freeman; Gene Hackman; Christopher Walken; Willem Dafoe; Alain Delon; Jeremy Irons;
Humphrey Bogart; James Stewart; Cary Grant; Gregory Peck; Henry Fonda; Spencer Tracy; Clark Gable; Sidney Poitier; Paul Newman;
Robert Duvall; James Caan; Andy García; Michael Caine; Sean Connery; Nicolas Cage; Tim Robbins; Ed Harris
"""
_ACTRESSES = """
Jodie Foster; Winona Ryder; Sigourney Weaver; Meryl Streep; Susan Sarandon; Geena Davis; Juliette Binoche; Isabelle Adjani;
Michelle Pfeiffer; Julia Roberts; Emma Thompson; Holly Hunter; Claire Danes; Isabelle Huppert;
Catherine Deneuve; Fanny Ardant; Uma Thurman; Sandra Bullock; Whoopi Goldberg; Jessica Lange; Diane Keaton; Glenn Close;
Katharine Hepburn; Bette Davis; Ingrid Bergman; Grace Kelly; Audrey Hepburn; Vivien Leigh; Lauren Bacall; Ginger Rogers;
Faye Dunaway; Sissy Spacek; Nicole Kidman; Kate Winslet; Cate Blanchett; Frances McDormand; Angela Bassett; Helen Mirren
"""
# Known for parts they played as children.
_GIRLS = """
Kirsten Dunst; Christina Ricci; Anna Chlumsky; Anna Paquin; Thora Birch; Tatum O'Neal; Drew Barrymore; Mara Wilson;
Dakota Fanning; Abigail Breslin; Saoirse Ronan; Shirley Temple; Margaret O'Brien; Hayley Mills; Linda Blair
"""
_BOYS = """
Macaulay Culkin; Haley Joel Osment; Elijah Wood; Edward Furlong; River Phoenix; Henry Thomas; Freddie Bartholomew;
Mickey Rooney; Jackie Coogan; Jackie Cooper; Mark Lester; Corey Feldman; Sean Astin; Ricky Schroder
"""
_TITLES = """
Heat; The Insider; Casino; Collateral; Ronin; Speed; The Fugitive; Witness; Se7en; The Usual Suspects; Fargo; Jackie Brown;
Taxi Driver; The French Connection; Bullitt; Chinatown; Le Samouraï; Point Blank; La Haine; Amélie; Delicatessen; Diva;
Thelma & Louise; The Piano; Quiz Show; The Lion King; The Mask; True Lies; Ed Wood; Casablanca; Vertigo; Rear Window; Psycho;
Some Like It Hot; Sunset Boulevard; Citizen Kane; Gone with the Wind; Stagecoach; Roman Holiday; Rebecca; The Third Man;
Jaws; Alien; Blade Runner; Gladiator; Titanic; Apollo 13; Braveheart; Rain Man; Philadelphia; Big; Cast Away
"""
_CITIES = """
Chicago; Boston; Philadelphia; Los Angeles; San Francisco; Miami; Detroit; Baltimore; Seattle; New Orleans; Cleveland; Atlanta;
Houston; Pittsburgh; Denver; St. Louis; Milwaukee; Dallas
"""
_DISTRICTS = """
Harlem; Greenwich Village; the Upper East Side; the Lower East Side; Hell's Kitchen; Tribeca; Washington Heights; Brooklyn Heights;
Astoria; Flatbush; the Meatpacking District; Murray Hill; Gramercy Park; Williamsburg; Coney Island; SoHo; Chelsea; Bushwick
"""
_STATES = """
Connecticut; Pennsylvania; Massachusetts; Vermont; Maryland; Delaware; Rhode Island; Florida; California; Ohio; Michigan;
Virginia; New Hampshire; Maine; Illinois; Indiana; Wisconsin; Georgia; Alabama; Kansas; Texas; Louisiana; Tennessee
"""
_COUNTRIES = """
Germany; Italy; Spain; Japan; Canada; Belgium; Sweden; Australia; Switzerland; Denmark; the Netherlands; Austria; Portugal;
Ireland; Norway; Finland; Greece; Poland; Mexico; Brazil; Argentina; New Zealand
"""
_NATIONALITIES = """
Italian; German; Spanish; Japanese; Canadian; Belgian; Swedish; Australian; Danish; Dutch; Austrian; Portuguese; Irish; Norwegian;
Finnish; Greek; Polish; Mexican; Brazilian; Indian; Swiss
"""
_LANGUAGES = """
Italian; German; Spanish; Japanese; Swedish; Danish; Dutch; Portuguese; Norwegian; Finnish; Greek; Polish; Russian; Hungarian;
Mandarin; Hindi; Arabic; Korean; Turkish
"""
_NOVELISTS = """
Graham Greene; Daphne du Maurier; Raymond Chandler; Dashiell Hammett; Agatha Christie; Stephen King; Mario Puzo; Jane Austen;
Charles Dickens; Leo Tolstoy; Victor Hugo; Mary Shelley; Bram Stoker; Jules Verne; H. G. Wells; John Grisham; Elmore Leonard;
Edith Wharton; E. M. Forster; Patricia Highsmith; Ken Kesey; Harper Lee; Margaret Mitchell; Louisa May Alcott; Roald Dahl
"""
_GENRES = """
western; science fiction; horror; romantic comedy; film noir; documentary; war; disaster; sports; superhero; road; heist;
swashbuckler; slapstick comedy; costume drama
"""
_COMPANIES = """
Paramount Pictures; Universal Pictures; 20th Century Fox; Columbia Pictures; Metro-Goldwyn-Mayer; Warner Bros.; Walt Disney Pictures;
United Artists; RKO Radio Pictures; Orion Pictures; TriStar Pictures; Miramax; New Line Cinema; Touchstone Pictures; StudioCanal;
Pathé; Republic Pictures; Castle Rock Entertainment; Carolco Pictures; PolyGram Filmed Entertainment; DreamWorks; Lionsgate
"""

# Those of the lists above whose work lies before about 1970; the others were at work after it.
_OF_OLD = """
Alfred Hitchcock; Billy Wilder; Orson Welles; John Huston; Frank Capra; Howard Hawks; George Cukor; Fred Zinnemann; David Lean;
Bernard Herrmann; Max Steiner; Miklós Rózsa; Nino Rota; David O. Selznick; Sam Spiegel; Hal B. Wallis; Darryl F. Zanuck;
Irving Thalberg; Leigh Brackett; Ben Hecht; Dalton Trumbo; Ernest Lehman; Frances Marion; Anita Loos; Freddie Young; Gregg Toland;
James Wong Howe; Jack Cardiff; Robert Burks; William Reynolds; Robert Wise; Humphrey Bogart; James Stewart; Cary Grant;
Gregory Peck; Henry Fonda; Spencer Tracy; Clark Gable; Katharine Hepburn; Bette Davis; Ingrid Bergman; Grace Kelly;
Audrey Hepburn; Vivien Leigh; Lauren Bacall; Ginger Rogers; Shirley Temple; Margaret O'Brien; Hayley Mills;
Freddie Bartholomew; Mickey Rooney; Jackie Coogan; Jackie Cooper; Mark Lester
"""
OF_OLD = frozenset(entry.strip() for entry in _OF_OLD.replace("\n", " ").split(";"))
CHANGE = 1970
"""The year around which the people of the pool change."""


def in_their_time(entries: Sequence[str], year: int | None) -> tuple[str, ...]:
    """Return the people who were at work when a film was made; all of them if that would leave too few."""
    is_old = year is not None and year < CHANGE
    fitting = tuple(entry for entry in entries if (entry in OF_OLD) is is_old)
    return fitting if len(fitting) >= LEAST_OF_A_TIME else tuple(entries)


LEAST_OF_A_TIME = 4

POOL: Mapping[str, tuple[str, ...]] = {
    name: tuple(entry.strip() for entry in entries.replace("\n", " ").split(";"))
    for name, entries in {
        "director": _DIRECTORS,
        "composer": _COMPOSERS,
        "producer": _PRODUCERS,
        "writer": _WRITERS,
        "cinematographer": _CINEMATOGRAPHERS,
        "editor": _EDITORS,
        "actor": _ACTORS,
        "actress": _ACTRESSES,
        "girl": _GIRLS,
        "boy": _BOYS,
        "novelist": _NOVELISTS,
        "title": _TITLES,
        "city": _CITIES,
        "district": _DISTRICTS,
        "state": _STATES,
        "country": _COUNTRIES,
        "nationality": _NATIONALITIES,
        "language": _LANGUAGES,
        "genre": _GENRES,
        "organisation": _COMPANIES,
    }.items()
} | {"month": MONTHS}
