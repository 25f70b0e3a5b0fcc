/// The words that ``English`` is made of.
enum Vocabulary {
  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
  private static func phrases(_ text: String) -> [String] {
    text.split(separator: ";").map { $0.drop { $0.isWhitespace } }.map(String.init)
  }

  static let months = words(
    "January February March April May June July August September October November December")

  static let people = words(
    """
    surveyor landlord tenant architect auditor clerk director engineer accountant foreman witness solicitor inspector \
    buyer seller carrier broker trustee treasurer secretary contractor joiner plumber electrician mason glazier roofer \
    gardener driver shipper agent registrar librarian curator physician nurse chemist geologist pilot harbourmaster \
    warehouseman translator valuer insurer underwriter arbitrator mediator magistrate councillor planner technician \
    programmer analyst manager supervisor apprentice storekeeper
    """)

  static let things = words(
    """
    window lease invoice boiler roof staircase contract delivery payment report survey drawing estimate certificate \
    scaffold timber beam lintel gutter drain pump valve engine gearbox bearing cable transformer battery turbine filter \
    furnace kiln lathe crane conveyor forklift container pallet crate barrel hull rudder anchor mooring buoy lantern \
    warehouse cellar attic chimney fireplace ceiling plaster floor tile brick mortar stone slate hinge lock key handle \
    ladder fence gate hedge orchard meadow ditch culvert bridge tunnel viaduct pier quay lighthouse archive ledger \
    receipt voucher statement balance budget tender bid proposal schedule agenda minute letter envelope parcel stamp \
    licence permit consent warrant summons affidavit deed covenant easement mortgage bond pension premium policy claim \
    refund rebate discount tariff duty quota server router printer scanner keyboard database backup password protocol \
    sensor meter gauge thermostat compressor condenser microscope syringe bandage vaccine prescription specimen sample
    """)

  static let adjectives = words(
    """
    late final short annual local urgent partial damp brittle rusty crooked level hollow loose sealed broken repaired \
    unpaid overdue provisional binding void disputed signed unsigned draft original duplicate missing damaged sound \
    narrow steep shallow heavy light cheap costly rare common foreign domestic temporary permanent private public \
    careful hasty quiet noisy bright dim cold warm frozen dusty clean polished rough smooth square round curved \
    oversized undersized faulty reliable second-hand well-known long-term cross-border preliminary confidential \
    listed protected flammable waterproof insulated unsuitable adequate excessive modest generous strict lenient
    """)

  static let actions = words(
    """
    signed approved delayed shipped reviewed cancelled announced bought sold repaired closed opened described measured \
    weighed counted inspected refused accepted returned replaced removed restored painted sealed cut moved stored lost \
    found copied translated summarised corrected disputed confirmed postponed renewed ended extended insured valued \
    assigned leased rented borrowed lent pledged transferred registered audited photographed sketched tested calibrated \
    dismantled assembled lubricated drained heated cooled cleaned packed unloaded escorted witnessed recorded deleted
    """)

  static let subjects = phrases(
    """
    rent arrears; fire safety; moisture in oak; value added tax; delay damages; the price of copper; stormwater; \
    harbour dues; noise at night; asbestos in the ceiling; data protection; the pension fund; overtime; \
    the winter timetable; exchange rates; insurance against flood; the listed facade; soil samples; load on the beam; \
    customs clearance; the software licence; cold storage; the vaccination record; passenger safety; \
    the state of the roof; staff turnover; the redundancy plan; access for wheelchairs; energy use; \
    the boundary between the plots; the right of way; fishing quotas; spare parts; training of apprentices; \
    the chain of custody; currency risk; the arbitration clause; drainage of the lower field; heating oil; \
    the emergency exit; timber from certified forests; the backup of the archive; language courses; waste water
    """)

  static let reasons = phrases(
    """
    because of the frost; without further notice; at its own expense; in the presence of two witnesses; \
    as the consent requires; for reasons of safety; despite three reminders; after a long discussion; \
    before the auditors came; in accordance with the schedule; since the deposit had not arrived; by mistake; \
    to keep the deadline; on the advice of counsel; under protest; while the lift was out of order; \
    for the third time that year; with the landlord's written consent; at a public auction; by registered post
    """)

  static let openings =
    words("However, Meanwhile, Therefore, Afterwards, Besides, Indeed, Nevertheless, Usually,")
    + phrases("In the end,; As before,; For now,; In any case,; By contrast,; To be exact,; Last winter,; In practice,")

  static let places = phrases(
    """
    Leeds; Bristol; Antwerp; Rotterdam; Hamburg; Lisbon; Oslo; Bergen; Tallinn; Riga; Gdansk; Trieste; Genoa; \
    Marseille; Bilbao; Cork; Galway; Cardiff; Dundee; Aberdeen; Halifax; Boston; Baltimore; Savannah; Montreal; Nairobi; \
    Mombasa; Durban; Perth; Hobart; Wellington; Kobe; Busan; Singapore; Mumbai; Alexandria; Valparaiso; Santos
    """)

  static let firmNames = words(
    """
    Northgate Ropewalk Harbour Millbrook Stonebridge Kestrel Falcon Heron Ironside Oakfield Elmwood Ashdown Birchwood \
    Copperfield Silverdale Redcliff Whitmoor Blackwater Greenhythe Longacre Eastgate Westbourne Southbank Highmoor \
    Lowther Ravenscar Thornbury Saltmarsh Cinderford Lanternlight Meridian Polaris Zenith Cobalt Quartz Basalt
    """)

  static let trades = words(
    """
    Timber Shipping Joinery Insurance Logistics Textiles Foundry Chemicals Dairy Brewing Printing Software Survey \
    Estates Catering Freight Glassworks Ceramics Motors Instruments Seeds Fisheries Quarries Bank Holdings Railways
    """)

  static let onsets = words("b br c cl d dr f fl g gr h k l m n p pl qu r s st t tr v w z")
  static let rimes = words("a an ar e el en er i in ix o on or u um yx ea ia oo")
}
