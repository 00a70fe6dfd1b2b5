/// Full case foldings (Unicode 14, CaseFolding.txt) that differ from the lower-case mapping.
enum CaseFolding {
  static let exceptions: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (first, last, offset) in ranges {
      for code in first...last {
        table[Unicode.Scalar(code)!] = String(Unicode.Scalar(UInt32(Int(code) + offset))!)
      }
    }
    for (code, folded) in singles { table[Unicode.Scalar(code)!] = folded }
    return table
  }()

  /// First and last code point, and the distance to the folded one.
  private static let ranges: [(UInt32, UInt32, Int)] = [
    (0xB5, 0xB5, 775), (0x17F, 0x17F, -268), (0x345, 0x345, 116), (0x3C2, 0x3C2, 1),
    (0x3D0, 0x3D0, -30), (0x3D1, 0x3D1, -25), (0x3D5, 0x3D5, -15), (0x3D6, 0x3D6, -22),
    (0x3F0, 0x3F0, -54), (0x3F1, 0x3F1, -48), (0x3F5, 0x3F5, -64), (0x13A0, 0x13F5, 0),
    (0x13F8, 0x13FD, -8), (0x1C80, 0x1C80, -6222), (0x1C81, 0x1C81, -6221),
    (0x1C82, 0x1C82, -6212), (0x1C83, 0x1C84, -6210), (0x1C85, 0x1C85, -6211),
    (0x1C86, 0x1C86, -6204), (0x1C87, 0x1C87, -6180), (0x1C88, 0x1C88, 35267),
    (0x1E9B, 0x1E9B, -58), (0x1FBE, 0x1FBE, -7173), (0xAB70, 0xABBF, -38864),
  ]

  private static let singles: [(UInt32, String)] = [
    (0xDF, "\u{73}\u{73}"), (0x149, "\u{2BC}\u{6E}"), (0x1F0, "\u{6A}\u{30C}"),
    (0x390, "\u{3B9}\u{308}\u{301}"), (0x3B0, "\u{3C5}\u{308}\u{301}"), (0x587, "\u{565}\u{582}"),
    (0x1E96, "\u{68}\u{331}"), (0x1E97, "\u{74}\u{308}"), (0x1E98, "\u{77}\u{30A}"),
    (0x1E99, "\u{79}\u{30A}"), (0x1E9A, "\u{61}\u{2BE}"), (0x1E9E, "\u{73}\u{73}"),
    (0x1F50, "\u{3C5}\u{313}"), (0x1F52, "\u{3C5}\u{313}\u{300}"),
    (0x1F54, "\u{3C5}\u{313}\u{301}"), (0x1F56, "\u{3C5}\u{313}\u{342}"),
    (0x1F80, "\u{1F00}\u{3B9}"), (0x1F81, "\u{1F01}\u{3B9}"), (0x1F82, "\u{1F02}\u{3B9}"),
    (0x1F83, "\u{1F03}\u{3B9}"), (0x1F84, "\u{1F04}\u{3B9}"), (0x1F85, "\u{1F05}\u{3B9}"),
    (0x1F86, "\u{1F06}\u{3B9}"), (0x1F87, "\u{1F07}\u{3B9}"), (0x1F88, "\u{1F00}\u{3B9}"),
    (0x1F89, "\u{1F01}\u{3B9}"), (0x1F8A, "\u{1F02}\u{3B9}"), (0x1F8B, "\u{1F03}\u{3B9}"),
    (0x1F8C, "\u{1F04}\u{3B9}"), (0x1F8D, "\u{1F05}\u{3B9}"), (0x1F8E, "\u{1F06}\u{3B9}"),
    (0x1F8F, "\u{1F07}\u{3B9}"), (0x1F90, "\u{1F20}\u{3B9}"), (0x1F91, "\u{1F21}\u{3B9}"),
    (0x1F92, "\u{1F22}\u{3B9}"), (0x1F93, "\u{1F23}\u{3B9}"), (0x1F94, "\u{1F24}\u{3B9}"),
    (0x1F95, "\u{1F25}\u{3B9}"), (0x1F96, "\u{1F26}\u{3B9}"), (0x1F97, "\u{1F27}\u{3B9}"),
    (0x1F98, "\u{1F20}\u{3B9}"), (0x1F99, "\u{1F21}\u{3B9}"), (0x1F9A, "\u{1F22}\u{3B9}"),
    (0x1F9B, "\u{1F23}\u{3B9}"), (0x1F9C, "\u{1F24}\u{3B9}"), (0x1F9D, "\u{1F25}\u{3B9}"),
    (0x1F9E, "\u{1F26}\u{3B9}"), (0x1F9F, "\u{1F27}\u{3B9}"), (0x1FA0, "\u{1F60}\u{3B9}"),
    (0x1FA1, "\u{1F61}\u{3B9}"), (0x1FA2, "\u{1F62}\u{3B9}"), (0x1FA3, "\u{1F63}\u{3B9}"),
    (0x1FA4, "\u{1F64}\u{3B9}"), (0x1FA5, "\u{1F65}\u{3B9}"), (0x1FA6, "\u{1F66}\u{3B9}"),
    (0x1FA7, "\u{1F67}\u{3B9}"), (0x1FA8, "\u{1F60}\u{3B9}"), (0x1FA9, "\u{1F61}\u{3B9}"),
    (0x1FAA, "\u{1F62}\u{3B9}"), (0x1FAB, "\u{1F63}\u{3B9}"), (0x1FAC, "\u{1F64}\u{3B9}"),
    (0x1FAD, "\u{1F65}\u{3B9}"), (0x1FAE, "\u{1F66}\u{3B9}"), (0x1FAF, "\u{1F67}\u{3B9}"),
    (0x1FB2, "\u{1F70}\u{3B9}"), (0x1FB3, "\u{3B1}\u{3B9}"), (0x1FB4, "\u{3AC}\u{3B9}"),
    (0x1FB6, "\u{3B1}\u{342}"), (0x1FB7, "\u{3B1}\u{342}\u{3B9}"), (0x1FBC, "\u{3B1}\u{3B9}"),
    (0x1FC2, "\u{1F74}\u{3B9}"), (0x1FC3, "\u{3B7}\u{3B9}"), (0x1FC4, "\u{3AE}\u{3B9}"),
    (0x1FC6, "\u{3B7}\u{342}"), (0x1FC7, "\u{3B7}\u{342}\u{3B9}"), (0x1FCC, "\u{3B7}\u{3B9}"),
    (0x1FD2, "\u{3B9}\u{308}\u{300}"), (0x1FD3, "\u{3B9}\u{308}\u{301}"),
    (0x1FD6, "\u{3B9}\u{342}"), (0x1FD7, "\u{3B9}\u{308}\u{342}"),
    (0x1FE2, "\u{3C5}\u{308}\u{300}"), (0x1FE3, "\u{3C5}\u{308}\u{301}"),
    (0x1FE4, "\u{3C1}\u{313}"), (0x1FE6, "\u{3C5}\u{342}"), (0x1FE7, "\u{3C5}\u{308}\u{342}"),
    (0x1FF2, "\u{1F7C}\u{3B9}"), (0x1FF3, "\u{3C9}\u{3B9}"), (0x1FF4, "\u{3CE}\u{3B9}"),
    (0x1FF6, "\u{3C9}\u{342}"), (0x1FF7, "\u{3C9}\u{342}\u{3B9}"), (0x1FFC, "\u{3C9}\u{3B9}"),
    (0xFB00, "\u{66}\u{66}"), (0xFB01, "\u{66}\u{69}"), (0xFB02, "\u{66}\u{6C}"),
    (0xFB03, "\u{66}\u{66}\u{69}"), (0xFB04, "\u{66}\u{66}\u{6C}"), (0xFB05, "\u{73}\u{74}"),
    (0xFB06, "\u{73}\u{74}"), (0xFB13, "\u{574}\u{576}"), (0xFB14, "\u{574}\u{565}"),
    (0xFB15, "\u{574}\u{56B}"), (0xFB16, "\u{57E}\u{576}"), (0xFB17, "\u{574}\u{56D}"),
  ]
}
