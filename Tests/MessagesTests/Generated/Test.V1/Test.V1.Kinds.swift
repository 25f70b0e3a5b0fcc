// Generated from test/v1/kinds.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CTestMessages
import Messages

extension Test.V1 {
  /// Each scalar kind once.
  internal struct Scalars: Sendable, Hashable {
    internal var aDouble: Double = 0
    internal var aFloat: Float = 0
    internal var anInt32: Int32 = 0
    internal var anInt64: Int64 = 0
    internal var aUint32: UInt32 = 0
    internal var aUint64: UInt64 = 0
    internal var aSint32: Int32 = 0
    internal var aSint64: Int64 = 0
    internal var aFixed32: UInt32 = 0
    internal var aFixed64: UInt64 = 0
    internal var aSfixed32: Int32 = 0
    internal var aSfixed64: Int64 = 0
    internal var aBool: Bool = false
    internal var aString: String = ""
    internal var someBytes: Bytes = Bytes()
    internal var aLevel: Level = Level()
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      aDouble: Double = 0,
      aFloat: Float = 0,
      anInt32: Int32 = 0,
      anInt64: Int64 = 0,
      aUint32: UInt32 = 0,
      aUint64: UInt64 = 0,
      aSint32: Int32 = 0,
      aSint64: Int64 = 0,
      aFixed32: UInt32 = 0,
      aFixed64: UInt64 = 0,
      aSfixed32: Int32 = 0,
      aSfixed64: Int64 = 0,
      aBool: Bool = false,
      aString: String = "",
      someBytes: Bytes = Bytes(),
      aLevel: Level = Level()
    ) {
      self.aDouble = aDouble
      self.aFloat = aFloat
      self.anInt32 = anInt32
      self.anInt64 = anInt64
      self.aUint32 = aUint32
      self.aUint64 = aUint64
      self.aSint32 = aSint32
      self.aSint64 = aSint64
      self.aFixed32 = aFixed32
      self.aFixed64 = aFixed64
      self.aSfixed32 = aSfixed32
      self.aSfixed64 = aSfixed64
      self.aBool = aBool
      self.aString = aString
      self.someBytes = someBytes
      self.aLevel = aLevel
    }
  }
}

extension Test.V1 {
  /// The same, so that it is known whether they are set.
  internal struct Optionals: Sendable, Hashable {
    internal var aDouble: Double?
    internal var aFloat: Float?
    internal var anInt32: Int32?
    internal var anInt64: Int64?
    internal var aUint32: UInt32?
    internal var aUint64: UInt64?
    internal var aSint32: Int32?
    internal var aSint64: Int64?
    internal var aFixed32: UInt32?
    internal var aFixed64: UInt64?
    internal var aSfixed32: Int32?
    internal var aSfixed64: Int64?
    internal var aBool: Bool?
    internal var aString: String?
    internal var someBytes: Bytes?
    internal var aLevel: Level?
    internal var scalars: Test.V1.Scalars?
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      aDouble: Double? = nil,
      aFloat: Float? = nil,
      anInt32: Int32? = nil,
      anInt64: Int64? = nil,
      aUint32: UInt32? = nil,
      aUint64: UInt64? = nil,
      aSint32: Int32? = nil,
      aSint64: Int64? = nil,
      aFixed32: UInt32? = nil,
      aFixed64: UInt64? = nil,
      aSfixed32: Int32? = nil,
      aSfixed64: Int64? = nil,
      aBool: Bool? = nil,
      aString: String? = nil,
      someBytes: Bytes? = nil,
      aLevel: Level? = nil,
      scalars: Test.V1.Scalars? = nil
    ) {
      self.aDouble = aDouble
      self.aFloat = aFloat
      self.anInt32 = anInt32
      self.anInt64 = anInt64
      self.aUint32 = aUint32
      self.aUint64 = aUint64
      self.aSint32 = aSint32
      self.aSint64 = aSint64
      self.aFixed32 = aFixed32
      self.aFixed64 = aFixed64
      self.aSfixed32 = aSfixed32
      self.aSfixed64 = aSfixed64
      self.aBool = aBool
      self.aString = aString
      self.someBytes = someBytes
      self.aLevel = aLevel
      self.scalars = scalars
    }
  }
}

extension Test.V1 {
  /// The same, many times.
  internal struct Lists: Sendable, Hashable {
    internal var doubles: [Double] = []
    internal var floats: [Float] = []
    internal var int32s: [Int32] = []
    internal var int64s: [Int64] = []
    internal var uint32s: [UInt32] = []
    internal var uint64s: [UInt64] = []
    internal var sint32s: [Int32] = []
    internal var sint64s: [Int64] = []
    internal var fixed32s: [UInt32] = []
    internal var fixed64s: [UInt64] = []
    internal var sfixed32s: [Int32] = []
    internal var sfixed64s: [Int64] = []
    internal var bools: [Bool] = []
    internal var strings: [String] = []
    internal var blobs: [Bytes] = []
    internal var levels: [Level] = []
    internal var scalars: [Test.V1.Scalars] = []
    internal var unpacked: [Int32] = []
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      doubles: [Double] = [],
      floats: [Float] = [],
      int32s: [Int32] = [],
      int64s: [Int64] = [],
      uint32s: [UInt32] = [],
      uint64s: [UInt64] = [],
      sint32s: [Int32] = [],
      sint64s: [Int64] = [],
      fixed32s: [UInt32] = [],
      fixed64s: [UInt64] = [],
      sfixed32s: [Int32] = [],
      sfixed64s: [Int64] = [],
      bools: [Bool] = [],
      strings: [String] = [],
      blobs: [Bytes] = [],
      levels: [Level] = [],
      scalars: [Test.V1.Scalars] = [],
      unpacked: [Int32] = []
    ) {
      self.doubles = doubles
      self.floats = floats
      self.int32s = int32s
      self.int64s = int64s
      self.uint32s = uint32s
      self.uint64s = uint64s
      self.sint32s = sint32s
      self.sint64s = sint64s
      self.fixed32s = fixed32s
      self.fixed64s = fixed64s
      self.sfixed32s = sfixed32s
      self.sfixed64s = sfixed64s
      self.bools = bools
      self.strings = strings
      self.blobs = blobs
      self.levels = levels
      self.scalars = scalars
      self.unpacked = unpacked
    }
  }
}

extension Test.V1 {
  /// Maps of the kinds of keys and values that differ in code.
  internal struct Maps: Sendable, Hashable {
    internal var texts: [String: String] = [:]
    internal var numbers: [Int32: Int64] = [:]
    internal var doubles: [Bool: Double] = [:]
    internal var blobs: [UInt64: Bytes] = [:]
    internal var levels: [String: Level] = [:]
    internal var scalars: [Int32: Test.V1.Scalars] = [:]
    internal var flags: [UInt64: Bool] = [:]
    internal var floats: [String: Float] = [:]
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      texts: [String: String] = [:],
      numbers: [Int32: Int64] = [:],
      doubles: [Bool: Double] = [:],
      blobs: [UInt64: Bytes] = [:],
      levels: [String: Level] = [:],
      scalars: [Int32: Test.V1.Scalars] = [:],
      flags: [UInt64: Bool] = [:],
      floats: [String: Float] = [:]
    ) {
      self.texts = texts
      self.numbers = numbers
      self.doubles = doubles
      self.blobs = blobs
      self.levels = levels
      self.scalars = scalars
      self.flags = flags
      self.floats = floats
    }
  }
}

extension Test.V1 {
  /// One at a time.
  internal struct Choices: Sendable, Hashable {
    internal var name: String = ""
    internal var choice: Choice?
    internal var secondChoice: SecondChoice?
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      name: String = "",
      choice: Choice? = nil,
      secondChoice: SecondChoice? = nil
    ) {
      self.name = name
      self.choice = choice
      self.secondChoice = secondChoice
    }

    /// One of these at a time.
    internal indirect enum Choice: Sendable, Hashable {
      /// A number.
      case number(Int32)
      case text(String)
      case blob(Bytes)
      case flag(Bool)
      case ratio(Double)
      case level(Level)
      case scalars(Test.V1.Scalars)
      case inner(Choices)
      case nothing(Google.Protobuf.NullValue)
    }

    /// One of these at a time.
    internal enum SecondChoice: Sendable, Hashable {
      case left(UInt64)
      case right(UInt64)
    }
  }
}

extension Test.V1 {
  /// Holds its own kind.
  internal struct Tree: Sendable, Hashable {
    internal var label: String = ""
    internal var left: Tree? {
      get { _left?.value }
      set { _left = newValue.map { Indirect($0) } }
    }
    private var _left: Indirect<Tree>?
    internal var right: Tree? {
      get { _right?.value }
      set { _right = newValue.map { Indirect($0) } }
    }
    private var _right: Indirect<Tree>?
    internal var others: [Tree] = []
    internal var named: [String: Tree] = [:]
    internal var payload: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      label: String = "",
      left: Tree? = nil,
      right: Tree? = nil,
      others: [Tree] = [],
      named: [String: Tree] = [:],
      payload: Bytes = Bytes()
    ) {
      self.label = label
      self.left = left
      self.right = right
      self.others = others
      self.named = named
      self.payload = payload
    }
  }
}

extension Test.V1 {
  /// Names that need care in Swift or C.
  internal struct Names: Sendable, Hashable {
    internal var `class`: String = ""
    internal var `default`: Int32 = 0
    internal var `in`: Bool = false
    internal var kind: Names.Kind = Names.Kind()
    internal var selfField: Names.Inner?
    internal var source: String = ""
    internal var message: String = ""
    internal var arena: Bytes = Bytes()
    internal var c: Int32 = 0
    internal var descriptionField: String = ""
    internal var key: [Int32] = []
    internal var oddNameWith3Parts: String = ""
    internal var unknownFieldsField: String = ""
    internal var loudName14: Int32 = 0
    internal var http2Port: Int32 = 0
    internal var leadingTwice: Int32 = 0
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      `class`: String = "",
      `default`: Int32 = 0,
      `in`: Bool = false,
      kind: Names.Kind = Names.Kind(),
      selfField: Names.Inner? = nil,
      source: String = "",
      message: String = "",
      arena: Bytes = Bytes(),
      c: Int32 = 0,
      descriptionField: String = "",
      key: [Int32] = [],
      oddNameWith3Parts: String = "",
      unknownFieldsField: String = "",
      loudName14: Int32 = 0,
      http2Port: Int32 = 0,
      leadingTwice: Int32 = 0
    ) {
      self.`class` = `class`
      self.`default` = `default`
      self.`in` = `in`
      self.kind = kind
      self.selfField = selfField
      self.source = source
      self.message = message
      self.arena = arena
      self.c = c
      self.descriptionField = descriptionField
      self.key = key
      self.oddNameWith3Parts = oddNameWith3Parts
      self.unknownFieldsField = unknownFieldsField
      self.loudName14 = loudName14
      self.http2Port = http2Port
      self.leadingTwice = leadingTwice
    }

    /// The enumeration `test.v1.Names.Kind`.
    internal enum Kind: EnumValue {
      case unspecified
      case `default`
      case selfValue
      case json
      case schemaValue
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      internal init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`default`
        case 2: self = .selfValue
        case 3: self = .json
        case 4: self = .schemaValue
        default: self = .unrecognized(rawValue)
        }
      }

      internal var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`default`: 1
        case .selfValue: 2
        case .json: 3
        case .schemaValue: 4
        case .unrecognized(let number): number
        }
      }
    }

    /// The message `test.v1.Names.Inner`.
    internal struct Inner: Sendable, Hashable {
      internal var value: Int32 = 0
      /// Fields that came with the message and that its type does not know.
      internal var unknownFields = UnknownFields()

      /// All fields at their defaults.
      internal init() {}

      internal init(
        value: Int32 = 0
      ) {
        self.value = value
      }
    }
  }
}

extension Test.V1 {
  /// Numbers with gaps, to the largest.
  internal struct Numbers: Sendable, Hashable {
    internal var second: Int32 = 0
    internal var tenth: Int32 = 0
    internal var eleventh: Int32 = 0
    internal var thousandth: Int32 = 0
    internal var last: Int32 = 0
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      second: Int32 = 0,
      tenth: Int32 = 0,
      eleventh: Int32 = 0,
      thousandth: Int32 = 0,
      last: Int32 = 0
    ) {
      self.second = second
      self.tenth = tenth
      self.eleventh = eleventh
      self.thousandth = thousandth
      self.last = last
    }
  }
}

extension Test.V1 {
  /// Messages with a JSON form of their own.
  internal struct WellKnown: Sendable, Hashable {
    internal var time: Google.Protobuf.Timestamp?
    internal var length: Google.Protobuf.Duration?
    internal var mask: Google.Protobuf.FieldMask?
    internal var structure: Google.Protobuf.Struct?
    internal var value: Google.Protobuf.Value?
    internal var list: Google.Protobuf.ListValue?
    internal var any: Google.Protobuf.AnyMessage?
    internal var wrappedInt64: Google.Protobuf.Int64Value?
    internal var wrappedString: Google.Protobuf.StringValue?
    internal var wrappedBool: Google.Protobuf.BoolValue?
    internal var wrappedBytes: Google.Protobuf.BytesValue?
    internal var wrappedDouble: Google.Protobuf.DoubleValue?
    internal var wrappedFloat: Google.Protobuf.FloatValue?
    internal var wrappedUint32: Google.Protobuf.UInt32Value?
    internal var values: [Google.Protobuf.Value] = []
    internal var namedValues: [String: Google.Protobuf.Value] = [:]
    internal var nothing: Google.Protobuf.NullValue = Google.Protobuf.NullValue()
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}

    internal init(
      time: Google.Protobuf.Timestamp? = nil,
      length: Google.Protobuf.Duration? = nil,
      mask: Google.Protobuf.FieldMask? = nil,
      structure: Google.Protobuf.Struct? = nil,
      value: Google.Protobuf.Value? = nil,
      list: Google.Protobuf.ListValue? = nil,
      any: Google.Protobuf.AnyMessage? = nil,
      wrappedInt64: Google.Protobuf.Int64Value? = nil,
      wrappedString: Google.Protobuf.StringValue? = nil,
      wrappedBool: Google.Protobuf.BoolValue? = nil,
      wrappedBytes: Google.Protobuf.BytesValue? = nil,
      wrappedDouble: Google.Protobuf.DoubleValue? = nil,
      wrappedFloat: Google.Protobuf.FloatValue? = nil,
      wrappedUint32: Google.Protobuf.UInt32Value? = nil,
      values: [Google.Protobuf.Value] = [],
      namedValues: [String: Google.Protobuf.Value] = [:],
      nothing: Google.Protobuf.NullValue = Google.Protobuf.NullValue()
    ) {
      self.time = time
      self.length = length
      self.mask = mask
      self.structure = structure
      self.value = value
      self.list = list
      self.any = any
      self.wrappedInt64 = wrappedInt64
      self.wrappedString = wrappedString
      self.wrappedBool = wrappedBool
      self.wrappedBytes = wrappedBytes
      self.wrappedDouble = wrappedDouble
      self.wrappedFloat = wrappedFloat
      self.wrappedUint32 = wrappedUint32
      self.values = values
      self.namedValues = namedValues
      self.nothing = nothing
    }
  }
}

extension Test.V1 {
  /// Knows nothing.
  internal struct Nothing: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    internal var unknownFields = UnknownFields()

    /// All fields at their defaults.
    internal init() {}
  }
}

extension Test.V1 {
  /// Has values below zero and two names for one.
  internal enum Level: EnumValue {
    case unspecified
    case low
    case high
    case below
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)
    internal static let small = Self.low
    internal static let levelSmall = Self.low

    internal init(rawValue: Int32) {
      switch rawValue {
      case -1: self = .below
      case 0: self = .unspecified
      case 1: self = .low
      case 100: self = .high
      default: self = .unrecognized(rawValue)
      }
    }

    internal var rawValue: Int32 {
      switch self {
      case .below: -1
      case .unspecified: 0
      case .low: 1
      case .high: 100
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Test.V1.Scalars: Message {
  internal static let fullName = "test.v1.Scalars"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[0] }
  internal static let layout = unsafe MessageLayout(test__v1__scalars__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Scalars.self)
    unsafe self.aDouble = c.pointee.a_double
    unsafe self.aFloat = c.pointee.a_float
    unsafe self.anInt32 = c.pointee.an_int32
    unsafe self.anInt64 = c.pointee.an_int64
    unsafe self.aUint32 = c.pointee.a_uint32
    unsafe self.aUint64 = c.pointee.a_uint64
    unsafe self.aSint32 = c.pointee.a_sint32
    unsafe self.aSint64 = c.pointee.a_sint64
    unsafe self.aFixed32 = c.pointee.a_fixed32
    unsafe self.aFixed64 = c.pointee.a_fixed64
    unsafe self.aSfixed32 = c.pointee.a_sfixed32
    unsafe self.aSfixed64 = c.pointee.a_sfixed64
    unsafe self.aBool = c.pointee.a_bool != 0
    unsafe self.aString = source.string(c.pointee.a_string.data, c.pointee.a_string.len)
    unsafe self.someBytes = source.bytes(c.pointee.some_bytes.data, c.pointee.some_bytes.len)
    unsafe self.aLevel = Test.V1.Level(rawValue: c.pointee.a_level.rawValue)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Scalars.self)
    unsafe test__v1__scalars__init(c)
    unsafe c.pointee.a_double = self.aDouble
    unsafe c.pointee.a_float = self.aFloat
    unsafe c.pointee.an_int32 = self.anInt32
    unsafe c.pointee.an_int64 = self.anInt64
    unsafe c.pointee.a_uint32 = self.aUint32
    unsafe c.pointee.a_uint64 = self.aUint64
    unsafe c.pointee.a_sint32 = self.aSint32
    unsafe c.pointee.a_sint64 = self.aSint64
    unsafe c.pointee.a_fixed32 = self.aFixed32
    unsafe c.pointee.a_fixed64 = self.aFixed64
    unsafe c.pointee.a_sfixed32 = self.aSfixed32
    unsafe c.pointee.a_sfixed64 = self.aSfixed64
    unsafe c.pointee.a_bool = self.aBool ? 1 : 0
    unsafe arena.put(self.aString, at: &c.pointee.a_string)
    unsafe arena.put(self.someBytes, at: &c.pointee.some_bytes)
    unsafe c.pointee.a_level = .init(rawValue: self.aLevel.rawValue)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Optionals: Message {
  internal static let fullName = "test.v1.Optionals"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[1] }
  internal static let layout = unsafe MessageLayout(test__v1__optionals__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Optionals.self)
    unsafe self.aDouble = c.pointee._a_double_case.rawValue == 1 ? c.pointee.a_double : nil
    unsafe self.aFloat = c.pointee._a_float_case.rawValue == 2 ? c.pointee.a_float : nil
    unsafe self.anInt32 = c.pointee._an_int32_case.rawValue == 3 ? c.pointee.an_int32 : nil
    unsafe self.anInt64 = c.pointee._an_int64_case.rawValue == 4 ? c.pointee.an_int64 : nil
    unsafe self.aUint32 = c.pointee._a_uint32_case.rawValue == 5 ? c.pointee.a_uint32 : nil
    unsafe self.aUint64 = c.pointee._a_uint64_case.rawValue == 6 ? c.pointee.a_uint64 : nil
    unsafe self.aSint32 = c.pointee._a_sint32_case.rawValue == 7 ? c.pointee.a_sint32 : nil
    unsafe self.aSint64 = c.pointee._a_sint64_case.rawValue == 8 ? c.pointee.a_sint64 : nil
    unsafe self.aFixed32 = c.pointee._a_fixed32_case.rawValue == 9 ? c.pointee.a_fixed32 : nil
    unsafe self.aFixed64 = c.pointee._a_fixed64_case.rawValue == 10 ? c.pointee.a_fixed64 : nil
    unsafe self.aSfixed32 = c.pointee._a_sfixed32_case.rawValue == 11 ? c.pointee.a_sfixed32 : nil
    unsafe self.aSfixed64 = c.pointee._a_sfixed64_case.rawValue == 12 ? c.pointee.a_sfixed64 : nil
    unsafe self.aBool = c.pointee._a_bool_case.rawValue == 13 ? c.pointee.a_bool != 0 : nil
    unsafe self.aString = c.pointee._a_string_case.rawValue == 14 ? source.string(c.pointee.a_string.data, c.pointee.a_string.len) : nil
    unsafe self.someBytes = c.pointee._some_bytes_case.rawValue == 15 ? source.bytes(c.pointee.some_bytes.data, c.pointee.some_bytes.len) : nil
    unsafe self.aLevel = c.pointee._a_level_case.rawValue == 16 ? Test.V1.Level(rawValue: c.pointee.a_level.rawValue) : nil
    unsafe self.scalars = source.message(c.pointee.scalars)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Optionals.self)
    unsafe test__v1__optionals__init(c)
    if let value = self.aDouble {
      unsafe c.pointee._a_double_case = .init(rawValue: 1)
      unsafe c.pointee.a_double = value
    }
    if let value = self.aFloat {
      unsafe c.pointee._a_float_case = .init(rawValue: 2)
      unsafe c.pointee.a_float = value
    }
    if let value = self.anInt32 {
      unsafe c.pointee._an_int32_case = .init(rawValue: 3)
      unsafe c.pointee.an_int32 = value
    }
    if let value = self.anInt64 {
      unsafe c.pointee._an_int64_case = .init(rawValue: 4)
      unsafe c.pointee.an_int64 = value
    }
    if let value = self.aUint32 {
      unsafe c.pointee._a_uint32_case = .init(rawValue: 5)
      unsafe c.pointee.a_uint32 = value
    }
    if let value = self.aUint64 {
      unsafe c.pointee._a_uint64_case = .init(rawValue: 6)
      unsafe c.pointee.a_uint64 = value
    }
    if let value = self.aSint32 {
      unsafe c.pointee._a_sint32_case = .init(rawValue: 7)
      unsafe c.pointee.a_sint32 = value
    }
    if let value = self.aSint64 {
      unsafe c.pointee._a_sint64_case = .init(rawValue: 8)
      unsafe c.pointee.a_sint64 = value
    }
    if let value = self.aFixed32 {
      unsafe c.pointee._a_fixed32_case = .init(rawValue: 9)
      unsafe c.pointee.a_fixed32 = value
    }
    if let value = self.aFixed64 {
      unsafe c.pointee._a_fixed64_case = .init(rawValue: 10)
      unsafe c.pointee.a_fixed64 = value
    }
    if let value = self.aSfixed32 {
      unsafe c.pointee._a_sfixed32_case = .init(rawValue: 11)
      unsafe c.pointee.a_sfixed32 = value
    }
    if let value = self.aSfixed64 {
      unsafe c.pointee._a_sfixed64_case = .init(rawValue: 12)
      unsafe c.pointee.a_sfixed64 = value
    }
    if let value = self.aBool {
      unsafe c.pointee._a_bool_case = .init(rawValue: 13)
      unsafe c.pointee.a_bool = value ? 1 : 0
    }
    if let value = self.aString {
      unsafe c.pointee._a_string_case = .init(rawValue: 14)
      unsafe arena.put(value, at: &c.pointee.a_string)
    }
    if let value = self.someBytes {
      unsafe c.pointee._some_bytes_case = .init(rawValue: 15)
      unsafe arena.put(value, at: &c.pointee.some_bytes)
    }
    if let value = self.aLevel {
      unsafe c.pointee._a_level_case = .init(rawValue: 16)
      unsafe c.pointee.a_level = .init(rawValue: value.rawValue)
    }
    if let value = self.scalars {
      unsafe c.pointee._scalars_case = .init(rawValue: 17)
      unsafe c.pointee.scalars = arena.message(value)
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Lists: Message {
  internal static let fullName = "test.v1.Lists"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[2] }
  internal static let layout = unsafe MessageLayout(test__v1__lists__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Lists.self)
    unsafe self.doubles = source.numbers(c.pointee.doubles, c.pointee.n_doubles)
    unsafe self.floats = source.numbers(c.pointee.floats, c.pointee.n_floats)
    unsafe self.int32s = source.numbers(c.pointee.int32s, c.pointee.n_int32s)
    unsafe self.int64s = source.numbers(c.pointee.int64s, c.pointee.n_int64s)
    unsafe self.uint32s = source.numbers(c.pointee.uint32s, c.pointee.n_uint32s)
    unsafe self.uint64s = source.numbers(c.pointee.uint64s, c.pointee.n_uint64s)
    unsafe self.sint32s = source.numbers(c.pointee.sint32s, c.pointee.n_sint32s)
    unsafe self.sint64s = source.numbers(c.pointee.sint64s, c.pointee.n_sint64s)
    unsafe self.fixed32s = source.numbers(c.pointee.fixed32s, c.pointee.n_fixed32s)
    unsafe self.fixed64s = source.numbers(c.pointee.fixed64s, c.pointee.n_fixed64s)
    unsafe self.sfixed32s = source.numbers(c.pointee.sfixed32s, c.pointee.n_sfixed32s)
    unsafe self.sfixed64s = source.numbers(c.pointee.sfixed64s, c.pointee.n_sfixed64s)
    unsafe self.bools = source.booleans(c.pointee.bools, c.pointee.n_bools)
    unsafe self.strings = source.strings(c.pointee.strings, c.pointee.n_strings)
    unsafe self.blobs = source.byteStrings(c.pointee.blobs, c.pointee.n_blobs)
    unsafe self.levels = source.enums(c.pointee.levels, c.pointee.n_levels)
    unsafe self.scalars = source.messages(c.pointee.scalars, c.pointee.n_scalars)
    unsafe self.unpacked = source.numbers(c.pointee.unpacked, c.pointee.n_unpacked)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Lists.self)
    unsafe test__v1__lists__init(c)
    unsafe c.pointee.n_doubles = self.doubles.count
    unsafe c.pointee.doubles = arena.numbers(self.doubles)
    unsafe c.pointee.n_floats = self.floats.count
    unsafe c.pointee.floats = arena.numbers(self.floats)
    unsafe c.pointee.n_int32s = self.int32s.count
    unsafe c.pointee.int32s = arena.numbers(self.int32s)
    unsafe c.pointee.n_int64s = self.int64s.count
    unsafe c.pointee.int64s = arena.numbers(self.int64s)
    unsafe c.pointee.n_uint32s = self.uint32s.count
    unsafe c.pointee.uint32s = arena.numbers(self.uint32s)
    unsafe c.pointee.n_uint64s = self.uint64s.count
    unsafe c.pointee.uint64s = arena.numbers(self.uint64s)
    unsafe c.pointee.n_sint32s = self.sint32s.count
    unsafe c.pointee.sint32s = arena.numbers(self.sint32s)
    unsafe c.pointee.n_sint64s = self.sint64s.count
    unsafe c.pointee.sint64s = arena.numbers(self.sint64s)
    unsafe c.pointee.n_fixed32s = self.fixed32s.count
    unsafe c.pointee.fixed32s = arena.numbers(self.fixed32s)
    unsafe c.pointee.n_fixed64s = self.fixed64s.count
    unsafe c.pointee.fixed64s = arena.numbers(self.fixed64s)
    unsafe c.pointee.n_sfixed32s = self.sfixed32s.count
    unsafe c.pointee.sfixed32s = arena.numbers(self.sfixed32s)
    unsafe c.pointee.n_sfixed64s = self.sfixed64s.count
    unsafe c.pointee.sfixed64s = arena.numbers(self.sfixed64s)
    unsafe c.pointee.n_bools = self.bools.count
    unsafe c.pointee.bools = arena.booleans(self.bools)
    unsafe c.pointee.n_strings = self.strings.count
    unsafe c.pointee.strings = arena.strings(self.strings)
    unsafe c.pointee.n_blobs = self.blobs.count
    unsafe c.pointee.blobs = arena.byteStrings(self.blobs)
    unsafe c.pointee.n_levels = self.levels.count
    unsafe c.pointee.levels = arena.enums(self.levels)
    unsafe c.pointee.n_scalars = self.scalars.count
    unsafe c.pointee.scalars = arena.messages(self.scalars)
    unsafe c.pointee.n_unpacked = self.unpacked.count
    unsafe c.pointee.unpacked = arena.numbers(self.unpacked)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Maps: Message {
  internal static let fullName = "test.v1.Maps"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[3] }
  internal static let layout = unsafe MessageLayout(test__v1__maps__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Maps.self)
    for i in unsafe 0..<c.pointee.n_texts {
      guard let entry = unsafe c.pointee.texts[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.texts[key] = source.string(entry.pointee.value.data, entry.pointee.value.len)
    }
    for i in unsafe 0..<c.pointee.n_numbers {
      guard let entry = unsafe c.pointee.numbers[i] else { continue }
      let key: Int32 = unsafe entry.pointee.key
      unsafe self.numbers[key] = entry.pointee.value
    }
    for i in unsafe 0..<c.pointee.n_doubles {
      guard let entry = unsafe c.pointee.doubles[i] else { continue }
      let key: Bool = unsafe entry.pointee.key != 0
      unsafe self.doubles[key] = entry.pointee.value
    }
    for i in unsafe 0..<c.pointee.n_blobs {
      guard let entry = unsafe c.pointee.blobs[i] else { continue }
      let key: UInt64 = unsafe entry.pointee.key
      unsafe self.blobs[key] = source.bytes(entry.pointee.value.data, entry.pointee.value.len)
    }
    for i in unsafe 0..<c.pointee.n_levels {
      guard let entry = unsafe c.pointee.levels[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.levels[key] = Test.V1.Level(rawValue: entry.pointee.value.rawValue)
    }
    for i in unsafe 0..<c.pointee.n_scalars {
      guard let entry = unsafe c.pointee.scalars[i] else { continue }
      let key: Int32 = unsafe entry.pointee.key
      unsafe self.scalars[key] = source.message(entry.pointee.value) ?? Test.V1.Scalars()
    }
    for i in unsafe 0..<c.pointee.n_flags {
      guard let entry = unsafe c.pointee.flags[i] else { continue }
      let key: UInt64 = unsafe entry.pointee.key
      unsafe self.flags[key] = entry.pointee.value != 0
    }
    for i in unsafe 0..<c.pointee.n_floats {
      guard let entry = unsafe c.pointee.floats[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.floats[key] = entry.pointee.value
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Maps.self)
    unsafe test__v1__maps__init(c)
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.map(self.texts) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__TextsEntry.self)
      unsafe test__v1__maps__texts_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe arena.put(value, at: &entry.pointee.value)
      return unsafe entry
    }
    unsafe c.pointee.n_numbers = self.numbers.count
    unsafe c.pointee.numbers = arena.map(self.numbers) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__NumbersEntry.self)
      unsafe test__v1__maps__numbers_entry__init(entry)
      unsafe entry.pointee.key = key
      unsafe entry.pointee.value = value
      return unsafe entry
    }
    unsafe c.pointee.n_doubles = self.doubles.count
    unsafe c.pointee.doubles = arena.map(self.doubles) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__DoublesEntry.self)
      unsafe test__v1__maps__doubles_entry__init(entry)
      unsafe entry.pointee.key = key ? 1 : 0
      unsafe entry.pointee.value = value
      return unsafe entry
    }
    unsafe c.pointee.n_blobs = self.blobs.count
    unsafe c.pointee.blobs = arena.map(self.blobs) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__BlobsEntry.self)
      unsafe test__v1__maps__blobs_entry__init(entry)
      unsafe entry.pointee.key = key
      unsafe arena.put(value, at: &entry.pointee.value)
      return unsafe entry
    }
    unsafe c.pointee.n_levels = self.levels.count
    unsafe c.pointee.levels = arena.map(self.levels) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__LevelsEntry.self)
      unsafe test__v1__maps__levels_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe entry.pointee.value = .init(rawValue: value.rawValue)
      return unsafe entry
    }
    unsafe c.pointee.n_scalars = self.scalars.count
    unsafe c.pointee.scalars = arena.map(self.scalars) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__ScalarsEntry.self)
      unsafe test__v1__maps__scalars_entry__init(entry)
      unsafe entry.pointee.key = key
      unsafe entry.pointee.value = arena.message(value)
      return unsafe entry
    }
    unsafe c.pointee.n_flags = self.flags.count
    unsafe c.pointee.flags = arena.map(self.flags) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__FlagsEntry.self)
      unsafe test__v1__maps__flags_entry__init(entry)
      unsafe entry.pointee.key = key
      unsafe entry.pointee.value = value ? 1 : 0
      return unsafe entry
    }
    unsafe c.pointee.n_floats = self.floats.count
    unsafe c.pointee.floats = arena.map(self.floats) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Maps__FloatsEntry.self)
      unsafe test__v1__maps__floats_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe entry.pointee.value = value
      return unsafe entry
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Choices: Message {
  internal static let fullName = "test.v1.Choices"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[4] }
  internal static let layout = unsafe MessageLayout(test__v1__choices__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Choices.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    switch unsafe c.pointee.choice_case.rawValue {
    case 2: unsafe self.choice = .number(c.pointee.number)
    case 3: unsafe self.choice = .text(source.string(c.pointee.text.data, c.pointee.text.len))
    case 4: unsafe self.choice = .blob(source.bytes(c.pointee.blob.data, c.pointee.blob.len))
    case 5: unsafe self.choice = .flag(c.pointee.flag != 0)
    case 6: unsafe self.choice = .ratio(c.pointee.ratio)
    case 7: unsafe self.choice = .level(Test.V1.Level(rawValue: c.pointee.level.rawValue))
    case 8: unsafe self.choice = .scalars(source.message(c.pointee.scalars) ?? Test.V1.Scalars())
    case 9: unsafe self.choice = .inner(source.message(c.pointee.inner) ?? Test.V1.Choices())
    case 10: unsafe self.choice = .nothing(Google.Protobuf.NullValue(rawValue: Int32(bitPattern: c.pointee.nothing.rawValue)))
    default: break
    }
    switch unsafe c.pointee.second_choice_case.rawValue {
    case 11: unsafe self.secondChoice = .left(c.pointee.left)
    case 12: unsafe self.secondChoice = .right(c.pointee.right)
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Choices.self)
    unsafe test__v1__choices__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    switch self.choice {
    case .number(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 2)
      unsafe c.pointee.number = value
    case .text(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 3)
      unsafe arena.put(value, at: &c.pointee.text)
    case .blob(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 4)
      unsafe arena.put(value, at: &c.pointee.blob)
    case .flag(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 5)
      unsafe c.pointee.flag = value ? 1 : 0
    case .ratio(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 6)
      unsafe c.pointee.ratio = value
    case .level(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 7)
      unsafe c.pointee.level = .init(rawValue: value.rawValue)
    case .scalars(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 8)
      unsafe c.pointee.scalars = arena.message(value)
    case .inner(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 9)
      unsafe c.pointee.inner = arena.message(value)
    case .nothing(let value)?:
      unsafe c.pointee.choice_case = .init(rawValue: 10)
      unsafe c.pointee.nothing = .init(rawValue: UInt32(bitPattern: value.rawValue))
    case nil: break
    }
    switch self.secondChoice {
    case .left(let value)?:
      unsafe c.pointee.second_choice_case = .init(rawValue: 11)
      unsafe c.pointee.left = value
    case .right(let value)?:
      unsafe c.pointee.second_choice_case = .init(rawValue: 12)
      unsafe c.pointee.right = value
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Tree: Message {
  internal static let fullName = "test.v1.Tree"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[5] }
  internal static let layout = unsafe MessageLayout(test__v1__tree__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Tree.self)
    unsafe self.label = source.string(c.pointee.label.data, c.pointee.label.len)
    unsafe self.left = source.message(c.pointee.left)
    unsafe self.right = source.message(c.pointee.right)
    unsafe self.others = source.messages(c.pointee.others, c.pointee.n_others)
    for i in unsafe 0..<c.pointee.n_named {
      guard let entry = unsafe c.pointee.named[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.named[key] = source.message(entry.pointee.value) ?? Test.V1.Tree()
    }
    unsafe self.payload = source.bytes(c.pointee.payload.data, c.pointee.payload.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Tree.self)
    unsafe test__v1__tree__init(c)
    unsafe arena.put(self.label, at: &c.pointee.label)
    unsafe c.pointee.left = arena.message(self.left)
    unsafe c.pointee.right = arena.message(self.right)
    unsafe c.pointee.n_others = self.others.count
    unsafe c.pointee.others = arena.messages(self.others)
    unsafe c.pointee.n_named = self.named.count
    unsafe c.pointee.named = arena.map(self.named) { key, value in
      let entry = unsafe arena.allocate(Test__V1__Tree__NamedEntry.self)
      unsafe test__v1__tree__named_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe entry.pointee.value = arena.message(value)
      return unsafe entry
    }
    unsafe arena.put(self.payload, at: &c.pointee.payload)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Names: Message {
  internal static let fullName = "test.v1.Names"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[6] }
  internal static let layout = unsafe MessageLayout(test__v1__names__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Names.self)
    unsafe self.`class` = source.string(c.pointee.class_.data, c.pointee.class_.len)
    unsafe self.`default` = c.pointee.default_
    unsafe self.`in` = c.pointee.in != 0
    unsafe self.kind = Test.V1.Names.Kind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    unsafe self.selfField = source.message(c.pointee.`self`)
    unsafe self.source = source.string(c.pointee.source.data, c.pointee.source.len)
    unsafe self.message = source.string(c.pointee.message.data, c.pointee.message.len)
    unsafe self.arena = source.bytes(c.pointee.arena.data, c.pointee.arena.len)
    unsafe self.c = c.pointee.c
    unsafe self.descriptionField = source.string(c.pointee.description.data, c.pointee.description.len)
    unsafe self.key = source.numbers(c.pointee.key, c.pointee.n_key)
    unsafe self.oddNameWith3Parts = source.string(c.pointee.oddname_with_3_parts.data, c.pointee.oddname_with_3_parts.len)
    unsafe self.unknownFieldsField = source.string(c.pointee.unknown_fields.data, c.pointee.unknown_fields.len)
    unsafe self.loudName14 = c.pointee.loud_name14
    unsafe self.http2Port = c.pointee.http2port
    unsafe self.leadingTwice = c.pointee._leading__twice_
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Names.self)
    unsafe test__v1__names__init(c)
    unsafe arena.put(self.`class`, at: &c.pointee.class_)
    unsafe c.pointee.default_ = self.`default`
    unsafe c.pointee.in = self.`in` ? 1 : 0
    unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: self.kind.rawValue))
    unsafe c.pointee.`self` = arena.message(self.selfField)
    unsafe arena.put(self.source, at: &c.pointee.source)
    unsafe arena.put(self.message, at: &c.pointee.message)
    unsafe arena.put(self.arena, at: &c.pointee.arena)
    unsafe c.pointee.c = self.c
    unsafe arena.put(self.descriptionField, at: &c.pointee.description)
    unsafe c.pointee.n_key = self.key.count
    unsafe c.pointee.key = arena.numbers(self.key)
    unsafe arena.put(self.oddNameWith3Parts, at: &c.pointee.oddname_with_3_parts)
    unsafe arena.put(self.unknownFieldsField, at: &c.pointee.unknown_fields)
    unsafe c.pointee.loud_name14 = self.loudName14
    unsafe c.pointee.http2port = self.http2Port
    unsafe c.pointee._leading__twice_ = self.leadingTwice
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Names.Inner: Message {
  internal static let fullName = "test.v1.Names.Inner"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[6].messages[0] }
  internal static let layout = unsafe MessageLayout(test__v1__names__inner__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Names__Inner.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Names__Inner.self)
    unsafe test__v1__names__inner__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Numbers: Message {
  internal static let fullName = "test.v1.Numbers"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[7] }
  internal static let layout = unsafe MessageLayout(test__v1__numbers__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__Numbers.self)
    unsafe self.second = c.pointee.second
    unsafe self.tenth = c.pointee.tenth
    unsafe self.eleventh = c.pointee.eleventh
    unsafe self.thousandth = c.pointee.thousandth
    unsafe self.last = c.pointee.last
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Numbers.self)
    unsafe test__v1__numbers__init(c)
    unsafe c.pointee.second = self.second
    unsafe c.pointee.tenth = self.tenth
    unsafe c.pointee.eleventh = self.eleventh
    unsafe c.pointee.thousandth = self.thousandth
    unsafe c.pointee.last = self.last
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.WellKnown: Message {
  internal static let fullName = "test.v1.WellKnown"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[8] }
  internal static let layout = unsafe MessageLayout(test__v1__well_known__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Test__V1__WellKnown.self)
    unsafe self.time = source.message(c.pointee.time)
    unsafe self.length = source.message(c.pointee.length)
    unsafe self.mask = source.message(c.pointee.mask)
    unsafe self.structure = source.message(c.pointee.structure)
    unsafe self.value = source.message(c.pointee.value)
    unsafe self.list = source.message(c.pointee.list)
    unsafe self.any = source.message(c.pointee.any)
    unsafe self.wrappedInt64 = source.message(c.pointee.wrapped_int64)
    unsafe self.wrappedString = source.message(c.pointee.wrapped_string)
    unsafe self.wrappedBool = source.message(c.pointee.wrapped_bool)
    unsafe self.wrappedBytes = source.message(c.pointee.wrapped_bytes)
    unsafe self.wrappedDouble = source.message(c.pointee.wrapped_double)
    unsafe self.wrappedFloat = source.message(c.pointee.wrapped_float)
    unsafe self.wrappedUint32 = source.message(c.pointee.wrapped_uint32)
    unsafe self.values = source.messages(c.pointee.values, c.pointee.n_values)
    for i in unsafe 0..<c.pointee.n_named_values {
      guard let entry = unsafe c.pointee.named_values[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.namedValues[key] = source.message(entry.pointee.value) ?? Google.Protobuf.Value()
    }
    unsafe self.nothing = Google.Protobuf.NullValue(rawValue: Int32(bitPattern: c.pointee.nothing.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__WellKnown.self)
    unsafe test__v1__well_known__init(c)
    unsafe c.pointee.time = arena.message(self.time)
    unsafe c.pointee.length = arena.message(self.length)
    unsafe c.pointee.mask = arena.message(self.mask)
    unsafe c.pointee.structure = arena.message(self.structure)
    unsafe c.pointee.value = arena.message(self.value)
    unsafe c.pointee.list = arena.message(self.list)
    unsafe c.pointee.any = arena.message(self.any)
    unsafe c.pointee.wrapped_int64 = arena.message(self.wrappedInt64)
    unsafe c.pointee.wrapped_string = arena.message(self.wrappedString)
    unsafe c.pointee.wrapped_bool = arena.message(self.wrappedBool)
    unsafe c.pointee.wrapped_bytes = arena.message(self.wrappedBytes)
    unsafe c.pointee.wrapped_double = arena.message(self.wrappedDouble)
    unsafe c.pointee.wrapped_float = arena.message(self.wrappedFloat)
    unsafe c.pointee.wrapped_uint32 = arena.message(self.wrappedUint32)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.messages(self.values)
    unsafe c.pointee.n_named_values = self.namedValues.count
    unsafe c.pointee.named_values = arena.map(self.namedValues) { key, value in
      let entry = unsafe arena.allocate(Test__V1__WellKnown__NamedValuesEntry.self)
      unsafe test__v1__well_known__named_values_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe entry.pointee.value = arena.message(value)
      return unsafe entry
    }
    unsafe c.pointee.nothing = .init(rawValue: UInt32(bitPattern: self.nothing.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Nothing: Message {
  internal static let fullName = "test.v1.Nothing"
  internal static var file: FileSchema { Test.V1.kindsFile }
  internal static var schema: MessageSchema { Test.V1.kindsFile.messages[9] }
  internal static let layout = unsafe MessageLayout(test__v1__nothing__init)

  internal init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  internal func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Test__V1__Nothing.self)
    unsafe test__v1__nothing__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Test.V1.Level {
  internal static let fullName = "test.v1.Level"
  internal static var schema: EnumSchema { Test.V1.kindsFile.enums[0] }
}

extension Test.V1.Names.Kind {
  internal static let fullName = "test.v1.Names.Kind"
  internal static var schema: EnumSchema { Test.V1.kindsFile.messages[6].enums[0] }
}

extension Test.V1 {
  /// `test/v1/kinds.proto`.
  internal static let kindsFile = FileSchema(
    embedded: """
      ChN0ZXN0L3YxL2tpbmRzLnByb3RvEgd0ZXN0LnYxGhlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvGh5nb29nbGUvcHJvdG9idWYvZHVyYXRpb2\
      4ucHJvdG8aIGdvb2dsZS9wcm90b2J1Zi9maWVsZF9tYXNrLnByb3RvGhxnb29nbGUvcHJvdG9idWYvc3RydWN0LnByb3RvGh9nb29nbGUvcHJv\
      dG9idWYvdGltZXN0YW1wLnByb3RvGh5nb29nbGUvcHJvdG9idWYvd3JhcHBlcnMucHJvdG8i0QMKB1NjYWxhcnMSGQoIYV9kb3VibGUYASABKA\
      FSB2FEb3VibGUSFwoHYV9mbG9hdBgCIAEoAlIGYUZsb2F0EhkKCGFuX2ludDMyGAMgASgFUgdhbkludDMyEhkKCGFuX2ludDY0GAQgASgDUgdh\
      bkludDY0EhkKCGFfdWludDMyGAUgASgNUgdhVWludDMyEhkKCGFfdWludDY0GAYgASgEUgdhVWludDY0EhkKCGFfc2ludDMyGAcgASgRUgdhU2\
      ludDMyEhkKCGFfc2ludDY0GAggASgSUgdhU2ludDY0EhsKCWFfZml4ZWQzMhgJIAEoB1IIYUZpeGVkMzISGwoJYV9maXhlZDY0GAogASgGUghh\
      Rml4ZWQ2NBIdCgphX3NmaXhlZDMyGAsgASgPUglhU2ZpeGVkMzISHQoKYV9zZml4ZWQ2NBgMIAEoEFIJYVNmaXhlZDY0EhUKBmFfYm9vbBgNIA\
      EoCFIFYUJvb2wSGQoIYV9zdHJpbmcYDiABKAlSB2FTdHJpbmcSHQoKc29tZV9ieXRlcxgPIAEoDFIJc29tZUJ5dGVzEicKB2FfbGV2ZWwYECAB\
      KA4yDi50ZXN0LnYxLkxldmVsUgZhTGV2ZWwitAYKCU9wdGlvbmFscxIeCghhX2RvdWJsZRgBIAEoAUgAUgdhRG91YmxliAEBEhwKB2FfZmxvYX\
      QYAiABKAJIAVIGYUZsb2F0iAEBEh4KCGFuX2ludDMyGAMgASgFSAJSB2FuSW50MzKIAQESHgoIYW5faW50NjQYBCABKANIA1IHYW5JbnQ2NIgB\
      ARIeCghhX3VpbnQzMhgFIAEoDUgEUgdhVWludDMyiAEBEh4KCGFfdWludDY0GAYgASgESAVSB2FVaW50NjSIAQESHgoIYV9zaW50MzIYByABKB\
      FIBlIHYVNpbnQzMogBARIeCghhX3NpbnQ2NBgIIAEoEkgHUgdhU2ludDY0iAEBEiAKCWFfZml4ZWQzMhgJIAEoB0gIUghhRml4ZWQzMogBARIg\
      CglhX2ZpeGVkNjQYCiABKAZICVIIYUZpeGVkNjSIAQESIgoKYV9zZml4ZWQzMhgLIAEoD0gKUglhU2ZpeGVkMzKIAQESIgoKYV9zZml4ZWQ2NB\
      gMIAEoEEgLUglhU2ZpeGVkNjSIAQESGgoGYV9ib29sGA0gASgISAxSBWFCb29siAEBEh4KCGFfc3RyaW5nGA4gASgJSA1SB2FTdHJpbmeIAQES\
      IgoKc29tZV9ieXRlcxgPIAEoDEgOUglzb21lQnl0ZXOIAQESLAoHYV9sZXZlbBgQIAEoDjIOLnRlc3QudjEuTGV2ZWxID1IGYUxldmVsiAEBEi\
      8KB3NjYWxhcnMYESABKAsyEC50ZXN0LnYxLlNjYWxhcnNIEFIHc2NhbGFyc4gBAUILCglfYV9kb3VibGVCCgoIX2FfZmxvYXRCCwoJX2FuX2lu\
      dDMyQgsKCV9hbl9pbnQ2NEILCglfYV91aW50MzJCCwoJX2FfdWludDY0QgsKCV9hX3NpbnQzMkILCglfYV9zaW50NjRCDAoKX2FfZml4ZWQzMk\
      IMCgpfYV9maXhlZDY0Qg0KC19hX3NmaXhlZDMyQg0KC19hX3NmaXhlZDY0QgkKB19hX2Jvb2xCCwoJX2Ffc3RyaW5nQg0KC19zb21lX2J5dGVz\
      QgoKCF9hX2xldmVsQgoKCF9zY2FsYXJzIv8DCgVMaXN0cxIYCgdkb3VibGVzGAEgAygBUgdkb3VibGVzEhYKBmZsb2F0cxgCIAMoAlIGZmxvYX\
      RzEhYKBmludDMycxgDIAMoBVIGaW50MzJzEhYKBmludDY0cxgEIAMoA1IGaW50NjRzEhgKB3VpbnQzMnMYBSADKA1SB3VpbnQzMnMSGAoHdWlu\
      dDY0cxgGIAMoBFIHdWludDY0cxIYCgdzaW50MzJzGAcgAygRUgdzaW50MzJzEhgKB3NpbnQ2NHMYCCADKBJSB3NpbnQ2NHMSGgoIZml4ZWQzMn\
      MYCSADKAdSCGZpeGVkMzJzEhoKCGZpeGVkNjRzGAogAygGUghmaXhlZDY0cxIcCglzZml4ZWQzMnMYCyADKA9SCXNmaXhlZDMycxIcCglzZml4\
      ZWQ2NHMYDCADKBBSCXNmaXhlZDY0cxIUCgVib29scxgNIAMoCFIFYm9vbHMSGAoHc3RyaW5ncxgOIAMoCVIHc3RyaW5ncxIUCgVibG9icxgPIA\
      MoDFIFYmxvYnMSJgoGbGV2ZWxzGBAgAygOMg4udGVzdC52MS5MZXZlbFIGbGV2ZWxzEioKB3NjYWxhcnMYESADKAsyEC50ZXN0LnYxLlNjYWxh\
      cnNSB3NjYWxhcnMSHgoIdW5wYWNrZWQYEiADKAVCAhAAUgh1bnBhY2tlZCKYBwoETWFwcxIuCgV0ZXh0cxgBIAMoCzIYLnRlc3QudjEuTWFwcy\
      5UZXh0c0VudHJ5UgV0ZXh0cxI0CgdudW1iZXJzGAIgAygLMhoudGVzdC52MS5NYXBzLk51bWJlcnNFbnRyeVIHbnVtYmVycxI0Cgdkb3VibGVz\
      GAMgAygLMhoudGVzdC52MS5NYXBzLkRvdWJsZXNFbnRyeVIHZG91YmxlcxIuCgVibG9icxgEIAMoCzIYLnRlc3QudjEuTWFwcy5CbG9ic0VudH\
      J5UgVibG9icxIxCgZsZXZlbHMYBSADKAsyGS50ZXN0LnYxLk1hcHMuTGV2ZWxzRW50cnlSBmxldmVscxI0CgdzY2FsYXJzGAYgAygLMhoudGVz\
      dC52MS5NYXBzLlNjYWxhcnNFbnRyeVIHc2NhbGFycxIuCgVmbGFncxgHIAMoCzIYLnRlc3QudjEuTWFwcy5GbGFnc0VudHJ5UgVmbGFncxIxCg\
      ZmbG9hdHMYCCADKAsyGS50ZXN0LnYxLk1hcHMuRmxvYXRzRW50cnlSBmZsb2F0cxo4CgpUZXh0c0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EhQK\
      BXZhbHVlGAIgASgJUgV2YWx1ZToCOAEaOgoMTnVtYmVyc0VudHJ5EhAKA2tleRgBIAEoBVIDa2V5EhQKBXZhbHVlGAIgASgDUgV2YWx1ZToCOA\
      EaOgoMRG91Ymxlc0VudHJ5EhAKA2tleRgBIAEoCFIDa2V5EhQKBXZhbHVlGAIgASgBUgV2YWx1ZToCOAEaOAoKQmxvYnNFbnRyeRIQCgNrZXkY\
      ASABKARSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFsdWU6AjgBGkkKC0xldmVsc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EiQKBXZhbHVlGAIgAS\
      gOMg4udGVzdC52MS5MZXZlbFIFdmFsdWU6AjgBGkwKDFNjYWxhcnNFbnRyeRIQCgNrZXkYASABKBFSA2tleRImCgV2YWx1ZRgCIAEoCzIQLnRl\
      c3QudjEuU2NhbGFyc1IFdmFsdWU6AjgBGjgKCkZsYWdzRW50cnkSEAoDa2V5GAEgASgGUgNrZXkSFAoFdmFsdWUYAiABKAhSBXZhbHVlOgI4AR\
      o5CgtGbG9hdHNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoAlIFdmFsdWU6AjgBIpIDCgdDaG9pY2VzEhIKBG5hbWUYASAB\
      KAlSBG5hbWUSGAoGbnVtYmVyGAIgASgFSABSBm51bWJlchIUCgR0ZXh0GAMgASgJSABSBHRleHQSFAoEYmxvYhgEIAEoDEgAUgRibG9iEhQKBG\
      ZsYWcYBSABKAhIAFIEZmxhZxIWCgVyYXRpbxgGIAEoAUgAUgVyYXRpbxImCgVsZXZlbBgHIAEoDjIOLnRlc3QudjEuTGV2ZWxIAFIFbGV2ZWwS\
      LAoHc2NhbGFycxgIIAEoCzIQLnRlc3QudjEuU2NhbGFyc0gAUgdzY2FsYXJzEigKBWlubmVyGAkgASgLMhAudGVzdC52MS5DaG9pY2VzSABSBW\
      lubmVyEjYKB25vdGhpbmcYCiABKA4yGi5nb29nbGUucHJvdG9idWYuTnVsbFZhbHVlSABSB25vdGhpbmcSFAoEbGVmdBgLIAEoBEgBUgRsZWZ0\
      EhYKBXJpZ2h0GAwgASgESAFSBXJpZ2h0QggKBmNob2ljZUIPCg1zZWNvbmRfY2hvaWNlIp4CCgRUcmVlEhQKBWxhYmVsGAEgASgJUgVsYWJlbB\
      IhCgRsZWZ0GAIgASgLMg0udGVzdC52MS5UcmVlUgRsZWZ0EiMKBXJpZ2h0GAMgASgLMg0udGVzdC52MS5UcmVlUgVyaWdodBIlCgZvdGhlcnMY\
      BCADKAsyDS50ZXN0LnYxLlRyZWVSBm90aGVycxIuCgVuYW1lZBgFIAMoCzIYLnRlc3QudjEuVHJlZS5OYW1lZEVudHJ5UgVuYW1lZBIYCgdwYX\
      lsb2FkGAYgASgMUgdwYXlsb2FkGkcKCk5hbWVkRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSIwoFdmFsdWUYAiABKAsyDS50ZXN0LnYxLlRyZWVS\
      BXZhbHVlOgI4ASLhBAoFTmFtZXMSFAoFY2xhc3MYASABKAlSBWNsYXNzEhgKB2RlZmF1bHQYAiABKAVSB2RlZmF1bHQSDgoCaW4YAyABKAhSAm\
      luEicKBGtpbmQYBCABKA4yEy50ZXN0LnYxLk5hbWVzLktpbmRSBGtpbmQSKAoEc2VsZhgFIAEoCzIULnRlc3QudjEuTmFtZXMuSW5uZXJSBHNl\
      bGYSFgoGc291cmNlGAYgASgJUgZzb3VyY2USGAoHbWVzc2FnZRgHIAEoCVIHbWVzc2FnZRIUCgVhcmVuYRgIIAEoDFIFYXJlbmESDAoBYxgJIA\
      EoBVIBYxIgCgtkZXNjcmlwdGlvbhgKIAEoCVILZGVzY3JpcHRpb24SEAoDa2V5GAsgAygFUgNrZXkSLwoUb2RkTmFtZV93aXRoXzNfcGFydHMY\
      DCABKAlSEW9kZE5hbWVXaXRoM1BhcnRzEiUKDnVua25vd25fZmllbGRzGA0gASgJUg11bmtub3duRmllbGRzEh8KC0xPVURfTkFNRTE0GA4gAS\
      gFUgpMT1VETkFNRTE0EhwKCUhUVFAyUG9ydBgPIAEoBVIJSFRUUDJQb3J0EiYKEF9sZWFkaW5nX190d2ljZV8YECABKAVSDExlYWRpbmdUd2lj\
      ZRodCgVJbm5lchIUCgV2YWx1ZRgBIAEoBVIFdmFsdWUiXQoES2luZBIUChBLSU5EX1VOU1BFQ0lGSUVEEAASEAoMS0lORF9ERUZBVUxUEAESDQ\
      oJS0lORF9TRUxGEAISDQoJS0lORF9KU09OEAMSDwoLS0lORF9TQ0hFTUEQBCKMAQoHTnVtYmVycxIWCgZzZWNvbmQYAiABKAVSBnNlY29uZBIU\
      CgV0ZW50aBgKIAEoBVIFdGVudGgSGgoIZWxldmVudGgYCyABKAVSCGVsZXZlbnRoEh8KCnRob3VzYW5kdGgY6AcgASgFUgp0aG91c2FuZHRoEh\
      YKBGxhc3QY/////wEgASgFUgRsYXN0IrUICglXZWxsS25vd24SLgoEdGltZRgBIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSBHRp\
      bWUSMQoGbGVuZ3RoGAIgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUgZsZW5ndGgSLgoEbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2\
      J1Zi5GaWVsZE1hc2tSBG1hc2sSNQoJc3RydWN0dXJlGAQgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIJc3RydWN0dXJlEiwKBXZhbHVl\
      GAUgASgLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZRIuCgRsaXN0GAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZVIEbG\
      lzdBImCgNhbnkYByABKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgNhbnkSQAoNd3JhcHBlZF9pbnQ2NBgIIAEoCzIbLmdvb2dsZS5wcm90b2J1\
      Zi5JbnQ2NFZhbHVlUgx3cmFwcGVkSW50NjQSQwoOd3JhcHBlZF9zdHJpbmcYCSABKAsyHC5nb29nbGUucHJvdG9idWYuU3RyaW5nVmFsdWVSDX\
      dyYXBwZWRTdHJpbmcSPQoMd3JhcHBlZF9ib29sGAogASgLMhouZ29vZ2xlLnByb3RvYnVmLkJvb2xWYWx1ZVILd3JhcHBlZEJvb2wSQAoNd3Jh\
      cHBlZF9ieXRlcxgLIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5CeXRlc1ZhbHVlUgx3cmFwcGVkQnl0ZXMSQwoOd3JhcHBlZF9kb3VibGUYDCABKA\
      syHC5nb29nbGUucHJvdG9idWYuRG91YmxlVmFsdWVSDXdyYXBwZWREb3VibGUSQAoNd3JhcHBlZF9mbG9hdBgNIAEoCzIbLmdvb2dsZS5wcm90\
      b2J1Zi5GbG9hdFZhbHVlUgx3cmFwcGVkRmxvYXQSQwoOd3JhcHBlZF91aW50MzIYDiABKAsyHC5nb29nbGUucHJvdG9idWYuVUludDMyVmFsdW\
      VSDXdyYXBwZWRVaW50MzISLgoGdmFsdWVzGA8gAygLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgZ2YWx1ZXMSRgoMbmFtZWRfdmFsdWVzGBAg\
      AygLMiMudGVzdC52MS5XZWxsS25vd24uTmFtZWRWYWx1ZXNFbnRyeVILbmFtZWRWYWx1ZXMSNAoHbm90aGluZxgRIAEoDjIaLmdvb2dsZS5wcm\
      90b2J1Zi5OdWxsVmFsdWVSB25vdGhpbmcaVgoQTmFtZWRWYWx1ZXNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIsCgV2YWx1ZRgCIAEoCzIWLmdv\
      b2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWU6AjgBIgkKB05vdGhpbmcqiAEKBUxldmVsEhUKEUxFVkVMX1VOU1BFQ0lGSUVEEAASDQoJTEVWRU\
      xfTE9XEAESDwoLTEVWRUxfU01BTEwQARIJCgVTbWFsbBABEg8KC2xldmVsX3NtYWxsEAESDgoKTEVWRUxfSElHSBBkEhgKC0xFVkVMX0JFTE9X\
      EP///////////wEaAhABYgZwcm90bzM=
      """,
    dependencies: [Google.Protobuf.anyFile, Google.Protobuf.durationFile, Google.Protobuf.fieldMaskFile, Google.Protobuf.structFile, Google.Protobuf.timestampFile, Google.Protobuf.wrappersFile])
}
