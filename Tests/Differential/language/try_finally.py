def f(path):
    log = []
    for i in range(3):
        try:
            log.append(("try", i))
            if path == "break" and i == 1:
                break
            if path == "continue" and i == 1:
                continue
            if path == "return" and i == 1:
                return log
            if path == "raise" and i == 1:
                raise ValueError(i)
            log.append(("body end", i))
        except ValueError as e:
            log.append(("except", str(e)))
        else:
            log.append(("else", i))
        finally:
            log.append(("finally", i))
        log.append(("after", i))
    else:
        log.append("loop else")
    return log
for p in ["none", "break", "continue", "return", "raise"]:
    print(p, f(p))

def ret_in_finally():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"
print(ret_in_finally())

def break_in_finally():
    while True:
        try:
            raise KeyError("lost")
        finally:
            break
    return "broke"
print(break_in_finally())

def continue_in_finally():
    n = 0
    while n < 3:
        n += 1
        try:
            1 / 0
        finally:
            continue
    return n
print(continue_in_finally())

def return_overrides():
    try:
        return "try"
    finally:
        return "finally"
print(return_overrides())

def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2
print(value_kept())

def nested():
    out = []
    try:
        try:
            try:
                raise ValueError("a")
            finally:
                out.append("f1")
        except KeyError:
            out.append("no")
        finally:
            out.append("f2")
    except ValueError as e:
        out.append(f"caught {e}")
    finally:
        out.append("f3")
    return out
print(nested())

def raise_in_except():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            raise KeyError("second")
        finally:
            print("cleanup")
    except KeyError as e:
        print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
raise_in_except()

def raise_in_finally():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as e:
        print(repr(e), repr(e.__context__))
raise_in_finally()

def raise_in_else():
    try:
        try:
            pass
        except ValueError:
            print("not reached")
        else:
            raise ValueError("from else")
        finally:
            print("finally after else")
    except ValueError as e:
        print(e)
raise_in_else()

def loop_return():
    for i in range(5):
        for j in range(5):
            try:
                try:
                    if i * j == 6:
                        return i, j
                finally:
                    if (i, j) == (2, 3):
                        print("leaving")
            finally:
                if (i, j) == (2, 3):
                    print("outer leaving")
print(loop_return())
def gen_finally():
    try:
        yield 1
        return 5
    finally:
        print("gen finally")
print(list(gen_finally()))
def handler_return():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return str(e)
    finally:
        print("after handler")
print(handler_return())
def handler_continue():
    out = []
    for i in range(4):
        try:
            if i % 2:
                raise ValueError
        except ValueError:
            continue
        finally:
            out.append(i)
        out.append("even")
    return out
print(handler_continue())
def handler_break():
    for i in range(4):
        try:
            1 / (2 - i)
        except ZeroDivisionError:
            break
    else:
        return "no"
    try:
        raise
    except RuntimeError as e:
        return i, str(e)
print(handler_break())
