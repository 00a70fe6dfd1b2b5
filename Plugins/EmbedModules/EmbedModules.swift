import Foundation
import PackagePlugin

/// Makes the files of `stdlib/` part of the binary: writes them as Swift source when one changed.
@main
struct EmbedModules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appendingPathComponent("stdlib")
    let files =
      (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String })
      ?? []
    let modules = files.filter { $0.hasSuffix(".py") || $0.hasSuffix(".mnb") }.sorted()
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedModules.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(modules.count) modules of stdlib",
        executable: try context.tool(named: "embed-modules").url,
        arguments: [output.path, folder.path] + modules,
        inputFiles: modules.map { folder.appendingPathComponent($0) },
        outputFiles: [output])
    ]
  }
}
