def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for v in [0, 1, -1, 42, -42, 255, 1234567, -1234567, 10**20, -10**20, True]:
    for spec in ["", "d", "b", "o", "x", "X", "c" if v == 42 else "n", "e", "E", "f", "F", "g", "G", "%", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+05", " 05", "#b", "#o", "#x", "#X", "#010x", "010d", ",", "_", "_b", "_x", "_o", ",d", "020,", "020_", "*^20", "x<10", "0>10", "0<10", "+,", "20,.2f", "_.3e", ".2f", ".0f", ".3%", "08.3f", "^+12,d", "#_b", "=+10", "\u00e9^9", "1", "0", "00", "01"]:
        t(lambda: format(v, spec))
for spec in [".2", ".2d", "s", "r", "5s", ",x", ",b", ",n", "_n", ",_", "_,", ",,", "z", "zd", "+c", "#c", "q", "dd", "5.d", ".", "..", "abc", "{", "é", "\x01", "10000000000000000000000", ",c", "_c", "=5=", "<>5", "1.1.1f", "+-5"]:
    t(lambda: format(42, spec))
t(lambda: format(0x110000, "c"))
t(lambda: format(-1, "c"))
t(lambda: format(10**30, "c"))
t(lambda: format(97, "c") + format(233, "5c") + format(97, "<5c") + "|")
t(lambda: format(10**400, "f"))
t(lambda: format(1, 5))
t(lambda: format(10**5000, ","))
