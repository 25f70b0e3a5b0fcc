internal import COpenVINO

/// The type of a tensor's elements.
public enum ElementType: String, Sendable, Hashable, CustomStringConvertible {
  case float32, int8, int32, int64, uint8
  /// A type this module neither reads nor writes.
  case other

  public var description: String { rawValue }

  init(_ type: ov_element_type_e) {
    switch type {
    case F32: self = .float32
    case I8: self = .int8
    case I32: self = .int32
    case I64: self = .int64
    case U8: self = .uint8
    default: self = .other
    }
  }

  var code: ov_element_type_e {
    switch self {
    case .float32: F32
    case .int8: I8
    case .int32: I32
    case .int64: I64
    case .uint8: U8
    case .other: DYNAMIC
    }
  }
}

/// A Swift type whose values are, bit for bit, elements of a tensor.
public protocol TensorElement: BitwiseCopyable, Sendable {
  /// The tensor element type with this layout.
  static var elementType: ElementType { get }
  /// What a fresh tensor is filled with.
  static var zero: Self { get }
}

extension Float: TensorElement { public static var elementType: ElementType { .float32 } }
extension Int8: TensorElement { public static var elementType: ElementType { .int8 } }
extension Int32: TensorElement { public static var elementType: ElementType { .int32 } }
extension Int64: TensorElement { public static var elementType: ElementType { .int64 } }
extension UInt8: TensorElement { public static var elementType: ElementType { .uint8 } }
