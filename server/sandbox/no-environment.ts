/** The environment of a child: empty. (The type of Node's would ask for variables that must not be there.) */
export const noEnvironment: NodeJS.ProcessEnv = Object.create(null);
