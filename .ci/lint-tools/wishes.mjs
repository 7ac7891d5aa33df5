// What we want of what is given to Kubernetes, and no type says: limits, probes, no root, and names that lead somewhere.

const labelled = (labels, selector) =>
  Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels?.[key] === value);

export function wishes(resources) {
  const wrong = [];
  const demand = (holds, words) => holds || wrong.push(words);
  const of = (kind) => resources.filter((one) => one.kind === kind);

  for (const one of resources) {
    demand(!one.metadata.namespace, `${one.kind} ${one.metadata.name} names a namespace; whoever applies it does`);
  }
  for (const secret of of("Secret")) {
    const values = [...Object.values(secret.data ?? {}), ...Object.entries(secret.stringData ?? {}).filter(([key]) => key !== "username").map(([, value]) => value)];
    demand(values.every((value) => value === ""), `Secret ${secret.metadata.name} has a value; it does not belong into a file`);
  }
  for (const deployment of of("Deployment")) {
    const { template, selector } = deployment.spec;
    const pod = template.spec;
    const name = `Deployment ${deployment.metadata.name}`;
    demand(Object.keys(selector.matchLabels ?? {}).length > 0 && labelled(template.metadata?.labels, selector), `${name} does not choose its own pods`);
    demand(pod.securityContext?.runAsNonRoot === true, `${name} may run as root`);
    demand(pod.securityContext?.seccompProfile?.type === "RuntimeDefault", `${name} has no seccomp profile`);
    demand(pod.automountServiceAccountToken === false, `${name} is given a token of Kubernetes`);
    demand(deployment.spec.replicas >= 2, `${name} has fewer than two nodes`);
    for (const container of pod.containers) {
      const { resources: amounts = {}, securityContext: rights = {} } = container;
      for (const kind of ["cpu", "memory"]) {
        demand(amounts.requests?.[kind] && amounts.limits?.[kind], `${name} names no ${kind} that it asks for, or no limit`);
      }
      for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
        demand(container[probe], `${name} has no ${probe}`);
        const port = container[probe]?.httpGet?.port;
        demand(!port || container.ports?.some((one) => one.name === port), `${name} asks for ${probe} at ${port}, which it does not have`);
      }
      demand(rights.readOnlyRootFilesystem === true, `${name} may write to its own files`);
      demand(rights.allowPrivilegeEscalation === false, `${name} may gain rights`);
      demand(rights.capabilities?.drop?.includes("ALL"), `${name} keeps rights of root`);
      demand(/:[\w.-]+$/.test(container.image) && !container.image.endsWith(":latest"), `${name} has an image without a tag`);
      for (const mount of container.volumeMounts ?? []) {
        demand(pod.volumes?.some((one) => one.name === mount.name), `${name} mounts ${mount.name}, which is no volume`);
      }
      for (const from of container.envFrom ?? []) {
        const map = from.configMapRef?.name;
        demand(!map || of("ConfigMap").some((one) => one.metadata.name === map), `${name} reads ConfigMap ${map}, which is not there`);
      }
      for (const entry of container.env ?? []) {
        demand(entry.value === undefined || !/PASSWORD|SECRET|TOKEN/.test(entry.name), `${name} has a secret in the file: ${entry.name}`);
      }
    }
    for (const chooser of [...of("Service"), ...of("NetworkPolicy"), ...of("PodDisruptionBudget")]) {
      const { spec } = chooser;
      const chosen = chooser.kind === "Service" ? { matchLabels: spec.selector } : (spec.podSelector ?? spec.selector);
      demand(
        Object.keys(chosen?.matchLabels ?? {}).length > 0 && labelled(template.metadata.labels, chosen),
        `${chooser.kind} ${chooser.metadata.name} chooses other pods than those of ${name}`,
      );
    }
    const ports = pod.containers.flatMap((one) => one.ports ?? []).map((one) => one.name);
    for (const service of of("Service")) {
      for (const port of service.spec.ports) {
        demand(ports.includes(port.targetPort), `Service ${service.metadata.name} leads to ${port.targetPort}, which no container has`);
      }
    }
    demand(of("NetworkPolicy").length > 0, `${name} may be reached from everywhere: there is no NetworkPolicy`);
  }
  return wrong;
}
