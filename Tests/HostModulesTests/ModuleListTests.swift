import Interpreter
import Testing

@testable import HostModules

/// What the standard library has, against the list of modules that it must have.
@Suite struct ModuleListTests {
  /// Names that experiment scripts use, by module.
  private static let expected: [(module: String, names: String)] = [
    ("sys", "argv path stdout stderr exit version platform maxsize modules exc_info"),
    (
      "math",
      """
      pi e tau inf nan sqrt exp log log2 log10 log1p expm1 pow floor ceil trunc fabs fmod gcd lcm \
      factorial comb perm isqrt hypot dist fsum prod isnan isinf isfinite isclose sin cos tan asin \
      acos atan atan2 sinh cosh tanh asinh acosh atanh degrees radians erf erfc gamma lgamma \
      copysign frexp ldexp modf remainder nextafter ulp cbrt exp2
      """
    ),
    ("json", "dumps loads dump load JSONEncoder JSONDecoder JSONDecodeError"),
    (
      "os",
      """
      path environ getenv getcwd chdir listdir scandir walk mkdir makedirs remove unlink rmdir \
      removedirs rename replace stat lstat symlink readlink cpu_count getpid sep linesep name \
      urandom fspath PathLike system access
      """
    ),
    (
      "os.path",
      """
      join split splitext basename dirname exists isfile isdir islink abspath normpath realpath \
      relpath expanduser expandvars getsize getmtime commonpath commonprefix isabs samefile
      """
    ),
    ("pathlib", "Path PurePath PosixPath"),
    (
      "time",
      """
      time time_ns perf_counter monotonic process_time sleep strftime localtime gmtime mktime ctime \
      asctime struct_time
      """
    ),
    ("datetime", "date time datetime timedelta timezone tzinfo MINYEAR MAXYEAR UTC"),
    (
      "random",
      """
      seed random uniform randint randrange choice choices sample shuffle gauss normalvariate \
      betavariate expovariate gammavariate lognormvariate paretovariate triangular vonmisesvariate \
      weibullvariate getrandbits getstate setstate Random randbytes
      """
    ),
    (
      "re",
      """
      compile match fullmatch search findall finditer split sub subn escape error Pattern Match I \
      IGNORECASE M MULTILINE S DOTALL X VERBOSE A ASCII
      """
    ),
    ("collections", "Counter OrderedDict defaultdict deque namedtuple ChainMap UserDict"),
    (
      "collections.abc",
      "Iterable Iterator Sequence Mapping MutableMapping Set Callable Hashable Sized Generator"
    ),
    (
      "itertools",
      """
      count cycle repeat chain zip_longest starmap pairwise tee islice takewhile dropwhile \
      filterfalse compress accumulate groupby product permutations combinations \
      combinations_with_replacement
      """
    ),
    (
      "functools",
      """
      reduce partial lru_cache cache wraps update_wrapper total_ordering cmp_to_key singledispatch \
      cached_property partialmethod
      """
    ),
    (
      "statistics",
      """
      mean fmean geometric_mean harmonic_mean median median_low median_high mode multimode stdev \
      pstdev variance pvariance quantiles correlation covariance linear_regression NormalDist
      """
    ),
    (
      "string",
      """
      ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable \
      whitespace Template capwords
      """
    ),
    ("textwrap", "wrap fill shorten dedent indent TextWrapper"),
    ("copy", "copy deepcopy"),
    (
      "dataclasses",
      "dataclass field fields asdict astuple replace is_dataclass make_dataclass FrozenInstanceError"
    ),
    ("typing", "Any Optional Union List Dict Tuple Callable Iterable TYPE_CHECKING cast"),
    ("enum", "Enum IntEnum StrEnum Flag IntFlag auto unique"),
    ("csv", "reader writer DictReader DictWriter QUOTE_MINIMAL QUOTE_ALL Error"),
    ("io", "StringIO BytesIO open TextIOWrapper"),
    ("gzip", "open compress decompress GzipFile"),
    ("hashlib", "md5 sha1 sha256 sha384 sha512 new"),
    ("warnings", "warn filterwarnings simplefilter catch_warnings resetwarnings"),
    (
      "logging",
      """
      getLogger basicConfig debug info warning error critical exception DEBUG INFO WARNING ERROR \
      CRITICAL StreamHandler FileHandler Formatter Logger NullHandler
      """
    ),
    (
      "contextlib",
      """
      contextmanager suppress nullcontext closing redirect_stdout redirect_stderr ExitStack
      """
    ),
    ("glob", "glob iglob escape"),
    ("shutil", "copy copy2 copyfile copytree move rmtree which"),
    ("pprint", "pprint pformat pp PrettyPrinter"),
    ("tqdm", "tqdm trange"),
    ("argparse", "ArgumentParser Namespace BooleanOptionalAction ArgumentTypeError SUPPRESS"),
    ("traceback", "format_exc print_exc format_exception print_exception"),
    ("operator", "itemgetter attrgetter methodcaller add mul sub lt eq"),
    ("platform", "system machine python_version platform node"),
    ("uuid", "uuid4 uuid5 UUID"),
    ("tempfile", "NamedTemporaryFile TemporaryDirectory mkdtemp gettempdir"),
    ("subprocess", "run Popen check_output PIPE"),
    ("fractions", "Fraction"), ("heapq", "heappush heappop heapify nlargest nsmallest merge"),
    ("bisect", "bisect bisect_left bisect_right insort"),
  ]

  @Test func `every module has the names that scripts use`() {
    let expected = Self.expected
    let missing = TestHost.onScriptThread {
      let vm = TestHost().vm
      return vm.withNativeScope {
        expected.flatMap { module, names -> [String] in
          guard let value = try? vm.importedModule(module) else { return [module] }
          return names.split(separator: " ").map(String.init).filter {
            ((try? vm.attributeIfPresent(value, $0)) ?? nil) == nil
          }.map { module + "." + $0 }
        }
      }
    }
    #expect(missing == [])
  }

  @Test func `help finds modules, functions and built-ins`() {
    #expect(
      TestHost.run("import json\nhelp(json.dumps)").hasPrefix("dumps(obj, *, skipkeys=False"))
    #expect(TestHost.run("help('textwrap.dedent')").contains("function of textwrap"))
    #expect(TestHost.run("help(len)").hasPrefix("len("))
    #expect(
      TestHost.run("def f(a, *, b=2):\n    \"\"\"Adds.\"\"\"\nhelp(f)")
        == "f(a, *, b=2)\n    function of __main__\n\n    Adds.\n")
  }

  @Test func `scripts cannot reach what only the library may use`() {
    #expect(TestHost.run("import _mnb") == "ModuleNotFoundError: No module named '_mnb'")
  }
}
