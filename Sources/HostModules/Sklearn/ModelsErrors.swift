import Interpreter
import Models

extension ModelsError: PythonError {}
