extension ErrorGrammar {
  /// Functions and lambdas, whose parameter lists differ in their end and in annotations only.
  static let functions =
    functionDefinition
    + parameterList("param", "parameters", "')'", "annotation?", "Function")
    + parameterList("lambda_param", "lambda_parameters", "':'", "", "Lambda expression")

  private static let functionDefinition = #"""
    function_def: decorators function_def_raw | function_def_raw
    function_def_raw:
      | invalid_def_raw
      | 'async'? 'def' NAME &&'(' params? ')' ('->' expression)? &&':' block
    annotation: ':' expression
    star_annotation: ':' star_expression
    default: '=' expression | invalid_default
    params: invalid_parameters | parameters
    lambda_params: invalid_lambda_parameters | lambda_parameters
    invalid_def_raw:
      | 'async'? a='def' NAME '(' params? ')' ('->' expression)? ':' NEWLINE !INDENT
          => indent `expected an indented block after function definition on line #a`
    invalid_default: a='=' &(')' | ',') => @a `expected default value expression`

    """#

  private static func parameterList(
    _ one: String, _ list: String, _ end: String, _ annotation: String, _ owner: String
  ) -> String {
    let p = one == "param" ? "" : "lambda_"
    let isLambda = one != "param"
    let inner = isLambda ? "','.lambda_param+" : "param_no_default+"
    let starAnnotation =
      isLambda
      ? "" : "| '*' param_no_default_star_annotation param_maybe_default* kwds?"
    return """
      \(list):
        | \(p)slash_no_default \(one)_no_default* \(one)_with_default* \(p)star_etc?
        | \(p)slash_with_default \(one)_with_default* \(p)star_etc?
        | \(one)_no_default+ \(one)_with_default* \(p)star_etc?
        | \(one)_with_default+ \(p)star_etc?
        | \(p)star_etc
      \(p)slash_no_default: \(one)_no_default+ '/' ',' | \(one)_no_default+ '/' &\(end)
      \(p)slash_with_default:
        | \(one)_no_default* \(one)_with_default+ '/' ','
        | \(one)_no_default* \(one)_with_default+ '/' &\(end)
      \(p)star_etc:
        | invalid_\(p)star_etc
        | '*' \(one)_no_default \(one)_maybe_default* \(p)kwds?
        \(starAnnotation)
        | '*' ',' \(one)_maybe_default+ \(p)kwds?
        | \(p)kwds
      \(p)kwds: invalid_\(p)kwds | '**' \(one)_no_default
      \(one)_no_default: a=\(one) ',' -> =a | a=\(one) &\(end) -> =a
      \(one)_no_default_star_annotation: NAME star_annotation (',' | &\(end))
      \(one)_with_default: \(one) default ',' | \(one) default &\(end)
      \(one)_maybe_default: \(one) default? ',' | \(one) default? &\(end)
      \(one): NAME \(annotation)
      invalid_\(p)parameters:
        | \(one)_no_default* invalid_\(p)parameters_helper a=\(one)_no_default
            => @a `non-default argument follows default argument`
        | \(one)_no_default* a='(' \(inner) ','? b=')'
            => @a..b `\(owner) parameters cannot be parenthesized`
        | a='/' ',' => @a `at least one argument must precede /`
        | (\(p)slash_no_default | \(p)slash_with_default) \(one)_maybe_default* a='/'
            => @a `/ may appear only once`
        | (\(p)slash_no_default | \(p)slash_with_default)? \(one)_maybe_default* '*'
            (',' | \(one)_no_default) \(one)_maybe_default* a='/' => @a `/ must be ahead of *`
        | \(one)_maybe_default+ '/' a='*' => @a `expected comma between / and *`
      invalid_\(p)parameters_helper: \(p)slash_with_default | \(one)_with_default+
      invalid_\(p)star_etc:
        | a='*' (\(end) | ',' (\(end) | '**'))
            => @\(isLambda ? "last" : "a") `named arguments must follow bare *`
        | '*' \(one) a='=' => @a `var-positional argument cannot have default value`
        | '*' (\(one)_no_default | ',') \(one)_maybe_default* a='*' (\(one)_no_default | ',')
            => @a `* argument may appear only once`
      invalid_\(p)kwds:
        | '**' \(one) a='=' => @a `var-keyword argument cannot have default value`
        | '**' \(one) ',' a=\(one) => @a `arguments cannot follow var-keyword argument`
        | '**' \(one) ',' a=('*' | '**' | '/')
            => @a `arguments cannot follow var-keyword argument`

      """
  }
}
