/**
 * Generated from EphemeralSession.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 80e1040ebd76ddff9becd51af49af2e55944c35ca7cff48e8bf642a4a69f1894
 * @module
 */

export const ephemeralSessionAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "p",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AlreadyExited",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadReceipt",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadWitness",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BondGone",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "DemandExists",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "MoreThanDelegated",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoConflict",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoDemand",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "NotAnsweredYet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotContested",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      }
    ],
    "name": "NotInLog",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "NotOverYet",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheStep",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingLeft",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "SessionOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "StepHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "StepRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownCommit",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "UnknownSession",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "Committed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "commits",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "Convicted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Delegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "answerUntil",
        "type": "uint64"
      }
    ],
    "name": "Demanded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Exited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      }
    ],
    "name": "Opened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "Revealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "seq",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      }
    ],
    "name": "TailStep",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "contestedUntil",
        "type": "uint64"
      }
    ],
    "name": "Undelegated",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeCommit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "a",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "b",
        "type": "tuple"
      }
    ],
    "name": "challengeEquivocation",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf[2]",
        "name": "leaves",
        "type": "tuple[2]"
      },
      {
        "internalType": "bytes32[][2]",
        "name": "paths",
        "type": "bytes32[][2]"
      }
    ],
    "name": "challengeLink",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      }
    ],
    "name": "challengeOmission",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "challengeReceipt",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Draft",
        "name": "draft",
        "type": "tuple"
      }
    ],
    "name": "commitAndUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "commitHash",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "delegatedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demand",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "demandId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "demandOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "demander",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "answerUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "done",
            "type": "bool"
          }
        ],
        "internalType": "struct IEphemeralSession.Demand",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "exit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "exited",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      }
    ],
    "name": "expire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "forceUndelegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "endsAt",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "x",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "y",
        "type": "bytes32"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "parameters",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "maxDuration",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "tailWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "sequencerBond",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "demandBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "challengerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct IEphemeralSession.Parameters",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "to",
        "type": "uint64"
      }
    ],
    "name": "prune",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "returnBond",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "firstStep",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "steps",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "preRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "logRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEphemeralSession.Commit",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint32",
        "name": "index",
        "type": "uint32"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "sessionId",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "sessionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "endedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "commits",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "steps",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "contestedUntil",
            "type": "uint64"
          },
          {
            "internalType": "bool",
            "name": "convicted",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "bondReturned",
            "type": "bool"
          },
          {
            "internalType": "uint128",
            "name": "pot",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyX",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyY",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Session",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      }
    ],
    "name": "sessionsOf",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sequencer",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "seq",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "leaf",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEphemeralSession.Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "signatureHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "pre",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "post",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEphemeralSession.Leaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "settleTail",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "domainSeparator",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "sequencer",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "endsAt",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "ownerBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "sequencerBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint128",
            "name": "cumulative",
            "type": "uint128"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "node",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "weight",
                "type": "uint64"
              }
            ],
            "internalType": "struct Payee[]",
            "name": "payees",
            "type": "tuple[]"
          },
          {
            "internalType": "uint64",
            "name": "validUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct Voucher",
        "name": "voucher",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "uint256",
            "name": "delegated",
            "type": "uint256"
          },
          {
            "internalType": "address[]",
            "name": "payouts",
            "type": "address[]"
          }
        ],
        "internalType": "struct Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32[]",
        "name": "witness",
        "type": "bytes32[]"
      }
    ],
    "name": "step",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "next",
        "type": "bytes32"
      },
      {
        "internalType": "enum Refusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vault",
    "outputs": [
      {
        "internalType": "contract IBondVault",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const ephemeralSessionBytecode = '0x6102006040523461039a576040516155a238819003601f8101601f191683016001600160401b038111848210176103865783928291604052833981010390610180821261039a578051906001600160a01b038216820361039a5760208101516001600160a01b038116810361039a576040820151936001600160a01b038516850361039a5761012090605f19011261039a5760405161012081016001600160401b03811182821017610386576040526100ba6060840161039e565b808252936100ca6080850161039e565b6020830181815290936100df60a087016103ad565b60408501908152906100f360c088016103ad565b606086019081529261010760e089016103ad565b608087019081529461011c6101008a016103ad565b9660a081019788526101208a01519860c08201998a526101408b01519a60e083019b8c526101600161014d9061039e565b9b61010083019c8d5261ffff169061ffff16810180911161035057612710108015610376575b8015610364575b801561031e575b801561030c575b6102fd5760809190915260a09290925260c0999099525161ffff90811660e0529751881661010052516001600160401b03908116610120529051811661014052905181166101605290511661018052516101a052516101c05251166101e0526040516151e090816103c282396080518181816102290152818161081101528181610b52015281816115da01528181611b6801528181611d79015261417c015260a051818181612952015261382d015260c051818181611ecd0152613750015260e051818181611f740152613633015261010051818181611fa2015261365d015261012051818181611e740152611fcd01526101405181818161099d01528181611ffe01526145b70152610160518181816104bb01528181611017015261202f015261018051818181610a95015261206101526101a051818181611dd60152818161209301526140c301526101c051818181610baf01528181611ad601526120bb01526101e0518181816120e301526140ea0152f35b638dc5992160e01b5f5260045ffd5b5086516001600160401b031615610188565b508551885160011b6002600160401b038116916001600160401b0316906002600160411b031682036103505710610181565b634e487b7160e01b5f52601160045260245ffd5b5087516001600160401b03161561017a565b5061138861ffff8c511611610173565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b519061ffff8216820361039a57565b51906001600160401b038216820361039a5756fe60806040526004361015610011575f80fd5b5f5f3560e01c8063197c511c14612b8757806319c34e02146129cd578063389aa607146129765780635db82fa01461292657806360272848146128435780636d4cad991461270c57806374eaeae81461248b5780637703fd461461233f57806387c9c460146121755780638903573014611f0f57806397185b5214611ef15780639986df2c14611ea15780639dc2389914611c4d578063a18476ce14611c18578063a706168914611bcc578063ac9dea2014611913578063b2254711146118c4578063b7feb27a146116b9578063bada863714611541578063bc8298031461133f578063c0581334146112d6578063c31a7baf14610efa578063c31b6f6f14610dcd578063d3f930ae14610d0a578063db5c315a1461096d578063db89b5ae14610926578063e126540914610888578063fa289ba314610835578063fbfa77cf146107e4578063fd42a6371461042a5763fd76aa641461016f575f80fd5b346104275761018961018036612cdd565b93919092613d74565b906101a1602084019461019b86612ee0565b83614616565b90866101ac87612ee0565b67ffffffffffffffff80875460801c16911611159182610415575b826103be575b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff85541617845573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610252613063565b823b156103ba57610295928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613113565b03925af180156103af57610396575b50506102ae578580f35b61033f61033a61038d966103356102ec604073ffffffffffffffffffffffffffffffffffffffff61038897541699608081013560028b015501612ee0565b875477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff00000000000000000000000000000000000000000000000016178755565b612ee0565b613175565b83547fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff1660809190911b77ffffffffffffffff0000000000000000000000000000000016178355565b613ff9565b5f808080808580f35b816103a091612e1d565b6103ab57865f6102a4565b8680fd5b6040513d84823e3d90fd5b8380fd5b90506103cb868686613348565b67ffffffffffffffff835460a01c16804211156103ea575087906101cd565b7f4f3f437d000000000000000000000000000000000000000000000000000000008952600452602488fd5b915061042085613e3f565b15916101c7565b80fd5b503461042757608060031936011261042757610444612c17565b9061044d612bc0565b60443573ffffffffffffffffffffffffffffffffffffffff8116938482036103ba5760643567ffffffffffffffff81116107e05761049261049a913690600401612c7e565b949092613d74565b90916104a582613df2565b600182019485549267ffffffffffffffff6104e27f00000000000000000000000000000000000000000000000000000000000000008287166131b7565b16804211156107b55750848852600560205260408820895f5260205260ff60405f205416610789576002015460405160209361053993919261052384612dc9565b8352898584015261053388614d51565b92614aa8565b0151906105726fffffffffffffffffffffffffffffffff8360801c9316848852600260205260408820895f5260205260405f2054612f1b565b9082821461075d57818311908115610734575b50610708579061059491613106565b92818552600560205260408520865f5260205260405f2060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790556fffffffffffffffffffffffffffffffff84166fffffffffffffffffffffffffffffffff825460501c1603906fffffffffffffffffffffffffffffffff82116106db5784869488869561066f87968796907fffffffffffff00000000000000000000000000000000ffffffffffffffffffff79ffffffffffffffffffffffffffffffff0000000000000000000083549260501b169116179055565b7f4121f3e3fe05711c549f0feaddd65b9e549e9781c7063aaf14eca3884e10842f6020604051868152a35af16106a36146ec565b50156106ad575080f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b602486887f7d46d391000000000000000000000000000000000000000000000000000000008252600452fd5b90506fffffffffffffffffffffffffffffffff6107518484613106565b9160501c16105f610585565b602487897fa0eb521a000000000000000000000000000000000000000000000000000000008252600452fd5b6024888a7f7cb80570000000000000000000000000000000000000000000000000000000008252600452fd5b7f2b358c82000000000000000000000000000000000000000000000000000000008952600452602488fd5b8480fd5b5034610427578060031936011261042757602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b50346104275760406003193601126104275773ffffffffffffffffffffffffffffffffffffffff6040610866612c3a565b92600435815260026020522091165f52602052602060405f2054604051908152f35b5034610427576020600319360112610427576040816060928280516108ac81612e01565b82815282602082015201526004358152600460205220604051906108cf82612e01565b5467ffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff82169283815260ff60406020830192848660a01c168452019360e01c1615158352604051938452511660208301525115156040820152f35b50346104275760406003193601126104275767ffffffffffffffff604061094b612bc0565b92600435815260036020522091165f52602052602060405f2054604051908152f35b5034610427576109899061098036612cdd565b949190926131d9565b919067ffffffffffffffff835460401c16947f0000000000000000000000000000000000000000000000000000000000000000956109c787826131b7565b90151580610cf7575b610cc257506109e0838584613348565b60608301359263ffffffff84168403610cbe5763ffffffff8083169416841015610c92576020610a1b910191610a1583612ee0565b84612e40565b9384865260046020526040862096875467ffffffffffffffff8160a01c16610c6a579767ffffffffffffffff610b287fc96706e8a55e508979b323f63fd0b27d16305c7e26397b59fd65f991b123d1619560409583958c9d7bffffffffffffffff0000000000000000000000000000000000000000610abc7f00000000000000000000000000000000000000000000000000000000000000008842166131b7565b60a01b16907fffffffff000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff331691161717908187558583548a1c16151580610c4a575b610c05575b505050612ee0565b915460a01c16835196875260208701521693a373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016803b15610c01576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101929092523360248301527f0000000000000000000000000000000000000000000000000000000000000000604483015282908290818381606481015b03925af180156103af57610bf05750f35b81610bfa91612e1d565b6104275780f35b5050fd5b610c1760019187809460a01c166131b7565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555f8080610b20565b50610c5a81878460a01c166131b7565b8680600186015416911611610b1b565b6004887f78d3fca6000000000000000000000000000000000000000000000000000000008152fd5b6024867f33692d9900000000000000000000000000000000000000000000000000000000815280600452fd5b5f80fd5b7f0e9200a400000000000000000000000000000000000000000000000000000000865267ffffffffffffffff16600452602485fd5b5067ffffffffffffffff811642116109d0565b503461042757604060031936011261042757610d35610d27612c17565b610d2f612bc0565b90613d74565b809291925467ffffffffffffffff8160401c16610d985767ffffffffffffffff169283421115610d6c5790610d6991614541565b80f35b602483857f2b358c82000000000000000000000000000000000000000000000000000000008252600452fd5b7fef93597e00000000000000000000000000000000000000000000000000000000835267ffffffffffffffff16600452602482fd5b503461042757606060031936011261042757610de7612c17565b610def612bc0565b906044359167ffffffffffffffff83116103ba5760606003198460040194360301126103ba57610e1e916131d9565b909181549067ffffffffffffffff8260401c1615610ec45760ff600184015460401c16610e9c57610e5d8161033567ffffffffffffffff938688613e6f565b9160c01c911610610e745790610d69913391613ff9565b6004837f7412124e000000000000000000000000000000000000000000000000000000008152fd5b6004857f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b60248567ffffffffffffffff847f2b358c8200000000000000000000000000000000000000000000000000000000835216600452fd5b50346104275761014060031936011261042757610f15612c17565b90610f1e612bc0565b60443567ffffffffffffffff81116112d25780600401606060031983360301126103ba5760807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126103ba5760e4359267ffffffffffffffff84116107e057836004019260e060031986360301126112ce576101043567ffffffffffffffff81116103ab57610fb3903690600401612caf565b906101243567ffffffffffffffff81116112ca5790610fdc610fe5959493923690600401612c7e565b9590948b613d74565b939098610ff185613df2565b67ffffffffffffffff6001860154168042111561129f5761103c67ffffffffffffffff917f0000000000000000000000000000000000000000000000000000000000000000906131b7565b1680421161127457508a9061105289878d613e6f565b6040519260246020850194606435948587526110bd60216084359889604086015260a435606086015260c43560808601526080855261109260a086612e1d565b60405193849160208301968288525180918585015e820190838201520301601f198101835282612e1d565b5190209101350361124c576110e16110db60a46110f193018c6134a7565b9061471b565b6110ea8c612f28565b908b614820565b1490811591611208575b506111e0576002611114899a9b85611129999a9b6135c0565b9301978854611123828c6136e2565b94613978565b60098194929410156111b35780611188575082917f7f38896a9f0667ada5cdab13f18124bbf2f98c02172af37b1b0f273eed6b086c936111699255612ee0565b6040805167ffffffffffffffff9290921682526020820192909252a280f35b7f8b96128f000000000000000000000000000000000000000000000000000000008652600452602485fd5b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6004897f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b9050611213836134fb565b6112206040519182612e1d565b8381526020810190368585011161124857848483378b6020868301015251902014155f6110fb565b8b80fd5b60048c7f6ea2d12a000000000000000000000000000000000000000000000000000000008152fd5b7fef93597e000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b7f2b358c82000000000000000000000000000000000000000000000000000000008c5260045260248bfd5b8880fd5b8580fd5b8280fd5b50346104275760a0600319360112610427576112f96112f3612e9b565b33613d74565b9063ffffffff611307612f08565b16156113175790610d6991614269565b6004837f37b5b73d000000000000000000000000000000000000000000000000000000008152fd5b5034610427576003193601610140811261153d5760a0136104275760c4359067ffffffffffffffff82116104275760e060031983360301126104275760e43567ffffffffffffffff811161153d5761139b903690600401612caf565b906101043567ffffffffffffffff81116103ba57606060031982360301126103ba576101243567ffffffffffffffff81116107e0576113de903690600401612c7e565b9390926040516113ed81612de5565b60043581526113fa612c3a565b6020820152611407612bd7565b604082015260643561ffff8116810361153957606082015260843561ffff811681036115395760808201526040519361143f85612e01565b61144b81600401612c5d565b85526024810135602086015260448101359067ffffffffffffffff82116112ca5701973660238a011215611539576004890135986114888a612fff565b906114966040519283612e1d565b8a8252602060048184019c60051b8301010190368211611535576024019a5b818c1061151d5750506114d698995060408601526004019060a43590613978565b60405191825260098110156114f057604092506020820152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6020809161152a8e612c5d565b8152019b019a6114b5565b8a80fd5b8780fd5b5080fd5b50346104275760406003193601126104275761155e610d27612c17565b61156a81939293613df2565b61157381613e3f565b15611680576001019182549260ff8460401c168015611673575b61164b5769010000000000000000007fffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffffff84951617905573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690611603613063565b823b1561164657610bdf928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613113565b505050fd5b6004837f1461e0c2000000000000000000000000000000000000000000000000000000008152fd5b5060ff8460481c1661158d565b600101547f2b358c8200000000000000000000000000000000000000000000000000000000825267ffffffffffffffff16600452602490fd5b503461042757610200600319360112610427576116d4612c17565b6116dc612bc0565b906101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126112d2576101443567ffffffffffffffff81116103ba578060040192606060031983360301126107e05760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9c3601126107e0576101e43567ffffffffffffffff81116112ce5761177c611784913690600401612c7e565b9290946131d9565b9390946117918587613230565b61179c818688613e6f565b6117a581612ee0565b67ffffffffffffffff806117b7612ec9565b169116108015611897575b61186f579063ffffffff6117ea6117dc6117f09594612ee0565b6117e4612ec9565b90613195565b1661349a565b6024604051602081016101643581526101843560408301526101a43560608301526101c43560808301526080825261182960a083612e1d565b6118586021604051809360208201958b87525180918484015e81018a838201520301601f198101835282612e1d565b51902091013514610e745790610d69913391613ce7565b6004877f7412124e000000000000000000000000000000000000000000000000000000008152fd5b506118a46117dc82612ee0565b67ffffffffffffffff63ffffffff6118ba612ef5565b16911610156117c2565b50346104275760206003193601126104275767ffffffffffffffff604060209273ffffffffffffffffffffffffffffffffffffffff611901612c17565b16815260018452205416604051908152f35b503461042757610240600319360112610427578061192f612c17565b611937612bc0565b906101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610c015760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc360112610c0157611995612c03565b906101e43567ffffffffffffffff81116107e0576119b7903690600401612c7e565b939091610204359167ffffffffffffffff83116103ab5760e060031984360301126103ab57610224359167ffffffffffffffff831161153957611a3193611a37611a13611a0b611a40963690600401612caf565b959094613d74565b999097611a288a611a22612eb2565b8b614616565b98909b8a613230565b8961345d565b60040185613517565b7c01000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff8254161790557fedfb4b6e7c3b8056d1147f334edf68333d364bf42958063d28092a0706487fec602067ffffffffffffffff611ab9612eb2565b169363ffffffff60405191168152a3611ad0613017565b90611b287f00000000000000000000000000000000000000000000000000000000000000008060011c90604051611b0681612dc9565b338152826020820152611b18866130a8565b52611b22856130a8565b50613106565b60405190611b3582612dc9565b8482526020820152611b46836130e2565b52611b50826130e2565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b1561164657610bdf928492836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613113565b50346104275760a060031936011261042757610d69611bec6112f3612e9b565b9063ffffffff611bfa612f08565b1615611c0f57611c0a8282614269565b614541565b611c0a82614201565b5034610427576040600319360112610427576020611c45611c37612c17565b611c3f612bc0565b90612fbf565b604051908152f35b34610cbe576060600319360112610cbe5760043567ffffffffffffffff8116809103610cbe57428111801590611e65575b611e3a57335f52600160205260405f2090611ca367ffffffffffffffff835416612e7c565b9167ffffffffffffffff83167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055611ce08233612fbf565b91825f525f60205260405f20827fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781556024356003820155600460443591015567ffffffffffffffff6040519116918282526020820152827f775e76df3bcbddb437ea19585c557f6fc8c0c6118e060606bb2ff34e7ad16c5360403393a373ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016803b15610cbe576040517f0899146b00000000000000000000000000000000000000000000000000000000815260048101939093523360248401527f000000000000000000000000000000000000000000000000000000000000000060448401525f908390606490829084905af1918215611e2f57602092611e1f575b50604051908152f35b5f611e2991612e1d565b5f611e16565b6040513d5f823e3d90fd5b7fef93597e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50611e9a67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001642612f1b565b8111611c7e565b34610cbe575f600319360112610cbe57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610cbe576020600319360112610cbe576020611c45600435612f28565b34610cbe575f600319360112610cbe57604051611f2b81612dac565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f9052610100015f9052604051611f7281612dac565b7f000000000000000000000000000000000000000000000000000000000000000061ffff169081815260208101907f000000000000000000000000000000000000000000000000000000000000000061ffff168252604081017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152606082017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff168152608083017f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16815260a08401917f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff16835260c08501937f0000000000000000000000000000000000000000000000000000000000000000855260e08601957f0000000000000000000000000000000000000000000000000000000000000000875261010001967f000000000000000000000000000000000000000000000000000000000000000061ffff1688526040519889525161ffff1660208901525167ffffffffffffffff1660408801525167ffffffffffffffff1660608701525167ffffffffffffffff1660808601525167ffffffffffffffff1660a08501525160c08401525160e08301525161ffff1661010082015261012090f35b34610cbe576020600319360112610cbe5760405161219281612d62565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f905261010081015f905261012081015f9052610140015f90526004355f525f60205260405f206040516121f681612d62565b81549167ffffffffffffffff83169283835260208301908060401c67ffffffffffffffff168252604084018160801c67ffffffffffffffff168152606085019160c01c82526001840154916080860167ffffffffffffffff8416815260a08701918460401c60ff161515835260c08801938560481c60ff161515855260e089019560501c6fffffffffffffffffffffffffffffffff1686526002880154966101008a019788526003890154986101208b01998a52600401549961014001998a526040519a8b525167ffffffffffffffff1660208b01525167ffffffffffffffff1660408a01525167ffffffffffffffff1660608901525167ffffffffffffffff16608088015251151560a087015251151560c0860152516fffffffffffffffffffffffffffffffff1660e085015251610100840152516101208301525161014082015261016090f35b6040600319360112610cbe576001612358610d27612c17565b61236481939293614201565b016fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825460501c16016fffffffffffffffffffffffffffffffff811161245e5781547fffffffffffff00000000000000000000000000000000ffffffffffffffffffff1660509190911b79ffffffffffffffffffffffffffffffff0000000000000000000016179055805f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20612427348254612f1b565b9055604051903382523460208301527fd0d1029f8c1c7a034854568f4694897bd18097564064b2e25355f999444656a960403393a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b34610cbe57610280600319360112610cbe576124a5612c17565b6124ad612bc0565b906101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610cbe57610144359063ffffffff8216809203610cbe573661026411610cbe57610264359267ffffffffffffffff8411610cbe57366044850111610cbe5761251c916131d9565b9290916125298484613230565b63ffffffff612536612ef5565b1681116126e05760c4359060e4359281612664575b63ffffffff612558612ef5565b16821061259c575b50501461257457612572913391613ce7565b005b7ff5bf21d1000000000000000000000000000000000000000000000000000000005f5260045ffd5b9192509060248101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3683900301811215610cbe57016004018035919067ffffffffffffffff8311610cbe57602001918060051b36038313610cbe576126046101e4614685565b9260a4359263ffffffff841690818503610cbe5761262794508561010435614e36565b15612639575061022435908480612560565b7f33692d99000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b91505f19810163ffffffff811161245e5760048301357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd3685900301811215610cbe57830160040180359067ffffffffffffffff8211610cbe576020018160051b36038113610cbe576126d69261349a565b6101c4359161254b565b7f33692d99000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b34610cbe576080600319360112610cbe57612725612c17565b61272d612bc0565b906044359067ffffffffffffffff8211610cbe57816004019160606003198236030112610cbe576064359167ffffffffffffffff8311610cbe57826004019460606003198536030112610cbe57612783916131d9565b94909360ff600187015460401c1661281b5767ffffffffffffffff6127c26127bc836127b184958b8b613e6f565b610335868b8b613e6f565b93612ee0565b1691161491821592612808575b50506127e057612572913391613ff9565b7f7412124e000000000000000000000000000000000000000000000000000000005f5260045ffd5b60249192508101359101351483806127cf565b7f1461e0c2000000000000000000000000000000000000000000000000000000005f5260045ffd5b34610cbe576080600319360112610cbe5761285c612c17565b612864612bc0565b61286c612bd7565b916064359167ffffffffffffffff8316809303610cbe5761288c91613d74565b61289881949294613df2565b6128a181613e3f565b156128ec57505b8167ffffffffffffffff821611156128bc57005b6128e790835f52600360205260405f2067ffffffffffffffff82165f526020525f6040812055612e7c565b6128a8565b600167ffffffffffffffff910154167f2b358c82000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610cbe575f600319360112610cbe57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610cbe576040600319360112610cbe5761298f612c3a565b6004355f52600560205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060ff60405f2054166040519015158152f35b34610cbe57610260600319360112610cbe576129e7612c17565b6129ef612bc0565b6101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc360112610cbe5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffebc360112610cbe57612a4c612c03565b906101e43567ffffffffffffffff8111610cbe57612a6e903690600401612c7e565b90916102043567ffffffffffffffff8111610cbe5760e0600319826004019236030112610cbe576102243567ffffffffffffffff8111610cbe57612ab6903690600401612caf565b90610244359567ffffffffffffffff8711610cbe57612afe98612b03612af497612b1693612aeb612b2c9b3690600401612c7e565b9a9099856131d9565b9d8e829e92613230565b61345d565b612b0f8484878c613517565b89896135c0565b92612b2181896136e2565b936101843590613978565b6009811015612b5a57159081612b4d575b5061257457612572913391613ce7565b90506101a4351483612b3d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34610cbe576060600319360112610cbe57612ba0612bc0565b6044359063ffffffff82168203610cbe57602091611c4591600435612e40565b6024359067ffffffffffffffff82168203610cbe57565b6044359067ffffffffffffffff82168203610cbe57565b359067ffffffffffffffff82168203610cbe57565b6101c4359063ffffffff82168203610cbe57565b6004359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b6024359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b359073ffffffffffffffffffffffffffffffffffffffff82168203610cbe57565b9181601f84011215610cbe5782359167ffffffffffffffff8311610cbe576020808501948460051b010111610cbe57565b9181601f84011215610cbe5782359167ffffffffffffffff8311610cbe5760208381860195010111610cbe57565b610160600319820112610cbe5760043573ffffffffffffffffffffffffffffffffffffffff81168103610cbe579160243567ffffffffffffffff81168103610cbe577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc61010091930112610cbe576044906101443563ffffffff81168103610cbe5790565b610160810190811067ffffffffffffffff821117612d7f57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610120810190811067ffffffffffffffff821117612d7f57604052565b6040810190811067ffffffffffffffff821117612d7f57604052565b60a0810190811067ffffffffffffffff821117612d7f57604052565b6060810190811067ffffffffffffffff821117612d7f57604052565b90601f601f19910116810190811067ffffffffffffffff821117612d7f57604052565b9163ffffffff9067ffffffffffffffff604051936020850195865216604084015216606082015260608152612e76608082612e1d565b51902090565b67ffffffffffffffff1667ffffffffffffffff811461245e5760010190565b60043567ffffffffffffffff81168103610cbe5790565b60643567ffffffffffffffff81168103610cbe5790565b60843567ffffffffffffffff81168103610cbe5790565b3567ffffffffffffffff81168103610cbe5790565b60a43563ffffffff81168103610cbe5790565b60443563ffffffff81168103610cbe5790565b9190820180921161245e57565b60405160208101917fd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac5647283527f5cf4489b80a82228145b74fb3e6c7294568cfd06c01141e4684efc41eafb8b7b60408301527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608301524660808301523060a083015260c082015260c08152612e7660e082612e1d565b9067ffffffffffffffff6040519173ffffffffffffffffffffffffffffffffffffffff602084019416845216604082015260408152612e76606082612e1d565b67ffffffffffffffff8111612d7f5760051b60200190565b604051606091906130288382612e1d565b6002815291601f1901825f5b82811061304057505050565b60209060405161304f81612dc9565b5f81525f8382015282828501015201613034565b60405190613072602083612e1d565b5f80835282815b82811061308557505050565b60209060405161309481612dc9565b5f81525f8382015282828501015201613079565b8051156130b55760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051600110156130b55760400190565b80518210156130b55760209160051b010190565b9190820391821161245e57565b6060602091604081019381526040838201528451809452019201905f5b81811061313d5750505090565b8251805173ffffffffffffffffffffffffffffffffffffffff1685526020908101518186015260409094019390920191600101613130565b67ffffffffffffffff5f199116019067ffffffffffffffff821161245e57565b9067ffffffffffffffff8091169116039067ffffffffffffffff821161245e57565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161245e57565b906131e391613d74565b9091816131ef81613e3f565b6131f65750565b600167ffffffffffffffff910154167f0e9200a4000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6040516020810160443581526064359167ffffffffffffffff831691828403610cbe5782604083015260843567ffffffffffffffff8116809103610cbe57606083015260a43563ffffffff8116809103610cbe57608083015260c43560a083015260e43560c08301526101043560e0830152610124359167ffffffffffffffff8316809303610cbe5767ffffffffffffffff9261010082015261010081526132da61012082612e1d565b519020945460801c168111928315613322575b5050506132f75750565b7f66cb5cdb000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b909192505f52600360205260405f2091505f526020528060405f205414155f80806132ed565b9091604051602081019082358252602083019267ffffffffffffffff61336d85612bee565b16604083015267ffffffffffffffff61338860408301612bee565b16606083015260608101359063ffffffff82168203610cbe5760e06133df9163ffffffff67ffffffffffffffff94166080860152608081013560a086015260a081013560c086015260c08101358286015201612bee565b1661010082015261010081526133f761012082612e1d565b5190209267ffffffffffffffff8061340e84612ee0565b925460801c16911611918215613428575b50506132f75750565b9091505f52600360205267ffffffffffffffff61344860405f2092612ee0565b165f526020528060405f205414155f8061341f565b909161346a610144614685565b9260a43563ffffffff811690818103610cbe57506134929363ffffffff168561010435614e36565b156126395750565b909161346a610164614685565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610cbe570180359067ffffffffffffffff8211610cbe57602001918160061b36038313610cbe57565b67ffffffffffffffff8111612d7f57601f01601f191660200190565b9061353b9161353561352f6110db60a08501856134a7565b91612f28565b91614820565b610144351491821592613579575b505061355157565b7f6ea2d12a000000000000000000000000000000000000000000000000000000005f5260045ffd5b909150613585816134fb565b906135936040519283612e1d565b80825260208201923682820111610cbe57815f926020928637830101525190206101643514155f80613549565b67ffffffffffffffff61361073ffffffffffffffffffffffffffffffffffffffff929493945f60806040516135f481612de5565b8281528260208201528260408201528260608201520152612f28565b935416916040519361362185612de5565b8452166020830152604082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016606082015261ffff7f000000000000000000000000000000000000000000000000000000000000000016608082015290565b90816020910312610cbe575173ffffffffffffffffffffffffffffffffffffffff81168103610cbe5790565b3573ffffffffffffffffffffffffffffffffffffffff81168103610cbe5790565b91908110156130b55760061b0190565b90916040516136f081612e01565b5f8152602081015f81526060604083015281936040517f7dd564110000000000000000000000000000000000000000000000000000000081526060870135600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015611e2f5773ffffffffffffffffffffffffffffffffffffffff915f9161393c575b501683525f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff6137c2876136b1565b165f5260205260405f2054905260a084019060406137e083876134a7565b90501161393457506137f581859493946134a7565b949050601f1961381d61380787612fff565b966138156040519889612e1d565b808852612fff565b01366020870137604083019485527f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff16925f5b61386f84846134a7565b905081101561392c5761388c8161388686866134a7565b906136d2565b3590604051917fc2a2fde20000000000000000000000000000000000000000000000000000000083526004830152602082602481895afa8015611e2f576001925f916138fe575b5073ffffffffffffffffffffffffffffffffffffffff6138f4838b516130f2565b9116905201613865565b61391f915060203d8111613925575b6139178183612e1d565b810190613685565b5f6138d3565b503d61390d565b509450505050565b925050915090565b613955915060203d602011613925576139178183612e1d565b5f613795565b356fffffffffffffffffffffffffffffffff81168103610cbe5790565b919695909394929461399f8460a08a01926139966110db858d6134a7565b98898c8861493a565b6009811015612b5a5780613cd95750604051976139bb89612dc9565b858952613a2e60208a01975f89526139d2836136b1565b906040519073ffffffffffffffffffffffffffffffffffffffff602083019360028552166040830152604085013560608301526060850135608083015260a082015260a08152613a2360c082612e1d565b51902089858c614aa8565b956020870151966080830197806fffffffffffffffffffffffffffffffff613a558b61395b565b161115613cc757613a9a918b876fffffffffffffffffffffffffffffffff8f94613a8d613a93918f613a87859161395b565b16613106565b9d61395b565b1693614c45565b613ab6613aae613aa9846136b1565b614d51565b8a868d614aa8565b60208101805191929091613ace908a9060801c612f1b565b602089015110613cb55750613b769373ffffffffffffffffffffffffffffffffffffffff93613b188d613b71958e8a613b128f9e9f613b1d99519060801b90612f1b565b93614c45565b6134a7565b959096613b71898d8d89886020612710613b3f61ffff60608c0151168a613fe6565b0498613b688a612710613b5a61ffff6080860151168d613fe6565b049d8e99511687878a6150e7565b015116926150e7565b613106565b9182613b828286614f35565b9160405f9701965b818110613bcd5750505050505050505103613ba55751905f90565b7f84a4bbd6000000000000000000000000000000000000000000000000000000005f5260045ffd5b600181019586821161245e5788968303613c245790613c1e828d8d8973ffffffffffffffffffffffffffffffffffffffff613c1687613c0f60019a8098613106565b9e516130f2565b5116926150e7565b01613b8a565b909550613c5067ffffffffffffffff613c496020613c438a878d6136d2565b01612ee0565b1684613fe6565b958415613c8857613c1e6001928d8d8973ffffffffffffffffffffffffffffffffffffffff613c168f9d613c0f8d8a92048098613106565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9a505050505050505050505090600890565b50509850505050505050505090600790565b989750505050509150509190565b919060c435600282015560843567ffffffffffffffff81168103610cbe57815477ffffffffffffffffffffffffffffffffffffffffffffffff1660c09190911b7fffffffffffffffff000000000000000000000000000000000000000000000000161781556064359267ffffffffffffffff84168403610cbe5761038861033f85613d729650613175565b565b9091613d808383612fbf565b92835f525f60205260405f209267ffffffffffffffff84541615613da2575050565b9073ffffffffffffffffffffffffffffffffffffffff67ffffffffffffffff927f135912cb000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b5467ffffffffffffffff8160401c1615613e095750565b67ffffffffffffffff907f2b358c82000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b67ffffffffffffffff815460401c1615159081613e5a575090565b67ffffffffffffffff91506001015416421190565b5f602091939293613f24613f32613ee2613e8887612ee0565b60405167ffffffffffffffff888201927fec597fc80674da4d2e1cf06873fc1e3a4211b4529e573601f156d174b3f79fb9845216604082015287890135606082015260608152613ed9608082612e1d565b51902093612f28565b92604051928391878301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b03601f198101835282612e1d565b604051918291518091835e8101838152039060025afa15611e2f575f51906040810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe181360301821215610cbe57019182359267ffffffffffffffff8411610cbe57602001928036038413610cbe57613fb7936004600384015493015493614d87565b15613fbe57565b7f6f996f50000000000000000000000000000000000000000000000000000000005f5260045ffd5b8181029291811591840414171561245e57565b9060019061407e9361400b8285614541565b837fbe641171b16973374519709ea4e1aa85c7a03d0a377adf96026f596d34d531bf67ffffffffffffffff845473ffffffffffffffffffffffffffffffffffffffff6002870154951698899560405193849360801c16836020909392919367ffffffffffffffff60408201951681520152565b0390a301805460ff8160401c166141fb577fffffffffffffffffffffffffffffffffffffffffffffff00ffffffffffffffff166801000000000000000017905561413c7f00000000000000000000000000000000000000000000000000000000000000006127106141137f000000000000000000000000000000000000000000000000000000000000000061ffff1683613fe6565b049061411d613017565b946040519061412b82612dc9565b8152826020820152611b18866130a8565b6040519061414982612dc9565b5f8252602082015261415a836130e2565b52614164826130e2565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691823b15610cbe576141e0925f92836040518096819582947fe7e4e40c00000000000000000000000000000000000000000000000000000000845260048401613113565b03925af18015611e2f576141f15750565b5f613d7291612e1d565b50505050565b5467ffffffffffffffff8160401c1615801590614256575b6142205750565b67ffffffffffffffff907fef93597e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b5067ffffffffffffffff81164211614219565b61427282614201565b815491600167ffffffffffffffff808560801c1616019267ffffffffffffffff841161245e576024359067ffffffffffffffff821694858314159081610cbe5767ffffffffffffffff168087036145125750610cbe5760c01c916044359163ffffffff831691828403610cbe57600281018054606435926040519561010087019087821067ffffffffffffffff831117612d7f577f9c51564b901acee271908b9498b854a33e9b9ae4cf1dd52b2c45886a9505dc059961450d9961440b958e8e6143c3966040528c5260208c01528260408c01528360608c015260808b01528760a08b015260843560c08b015267ffffffffffffffff421660e08b01526143bd8986907fffffffffffffffff0000000000000000ffffffffffffffffffffffffffffffff77ffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b506131b7565b77ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b169116179055565b55604051602081019061448481613f24868591909160e067ffffffffffffffff816101008401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c0860152015116910152565b519020855f52600360205260405f20875f5260205260405f2055506040519182918291909160e067ffffffffffffffff816101008401958051855282602082015116602086015282604082015116604086015263ffffffff60608201511660608601526080810151608086015260a081015160a086015260c081015160c0860152015116910152565b0390a3565b867f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90602067ffffffffffffffff7f981503b9dcf5399729cd591b9b6471d4b388625ad9d017580a15cb4a508e8755928160016145e083547fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000004260401b16911617808555837f00000000000000000000000000000000000000000000000000000000000000009160401c166131b7565b920191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161781555416604051908152a2565b906146219291612e40565b90815f52600460205260405f2090815467ffffffffffffffff8160a01c1615908115614677575b5061464f57565b7fb8f6919b000000000000000000000000000000000000000000000000000000005f5260045ffd5b60ff915060e01c165f614648565b6040519060606020830191803583526020810135604085015260408101358285015201356080830152608082526146bd60a083612e1d565b612e766021604051809360208201955f87525180918484015e81015f838201520301601f198101835282612e1d565b3d15614716573d906146fd826134fb565b9161470b6040519384612e1d565b82523d5f602084013e565b606090565b61472482612fff565b916147326040519384612e1d565b80835261473e81612fff565b91601f196020850193013684375f5b82811061479e57505050604051908160208101918294519290925f5b818110614785575050612e76925003601f198101835282612e1d565b8451835260209485019486945090920191600101614769565b806147ac60019285856136d2565b356147bd6020613c438488886136d2565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e56855260408401521660608201526060815261480c608082612e1d565b51902061481982886130f2565b520161474d565b612e7690613f249267ffffffffffffffff61483a836136b1565b92614847602082016136b1565b926fffffffffffffffffffffffffffffffff6148656080840161395b565b606061487360c08601612ee0565b9473ffffffffffffffffffffffffffffffffffffffff604051988160208b019b7f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48d521660408b0152168289015260408101356080890152013560a08701521660c085015260e08401521661010082015261010081526148f561012082612e1d565b51902060405192839160208301958690916042927f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201520190565b929093919361494b602082016136b1565b73ffffffffffffffffffffffffffffffffffffffff80602087015116911603614a8f5761497a60c08201612ee0565b67ffffffffffffffff80604087015116911610614a845760a08101946149a086836134a7565b96871591508115614a79575b8115614a5d575b50614a51576149cb6149d1916149d696519084614820565b916136b1565b614f7a565b15614a4a5773ffffffffffffffffffffffffffffffffffffffff82511615614a4357906040015f5b828110614a0c575050505f90565b73ffffffffffffffffffffffffffffffffffffffff614a2c8284516130f2565b511615614a3b576001016149fe565b505050600690565b5050600590565b5050600490565b50505050505050600390565b614a729150614a6c90846134a7565b90614f35565b155f6149b3565b6040881191506149ac565b505050505050600290565b505050505050600190565b5f19811461245e5760010190565b909193929360405160c0810181811067ffffffffffffffff821117612d7f576040525f815260208101915f835260408201925f845260608301905f825260808401945f865260a08501955f8752859a6020890194614b088651888d615065565b9386516001810180911161245e578095848b5260ff811686525f9060081c80155f14614b97575050505050614b47614b3f84614a9a565b93878c615065565b80855215613ba557614b5f8391614b6995519061511d565b975b525190612f1b565b80915211938415614b7f575b50505050613ba557565b614b8a93945061507c565b905114155f808080614b75565b909297506002819c949c979297145f14614c2b57505050614bc2614bba85614a9a565b94888d615065565b8552614bd0614bba85614a9a565b918551908315918215614c21575b8215614c02575b5050613ba557614bfa8492614b69965161511d565b809952614b61565b90915084516101000391610100831161245e5718901c15155f80614be5565b8181149250614bde565b929650945098506001915003613ba55781614b6993614b61565b93614c5491939250825161511d565b91606082018051614c70575b5090614c6c929161507c565b9052565b9294919390845194608081019485519760408301985b895189188160ff0360ff811161245e571c614ca957614ca490614a9a565b614c86565b9850614cb58989615135565b15614d3f57614cc591519061514b565b9694965b8751861115614d2d575f1986019086821161245e57614cea60419289615135565b15614d1457604051906001825360018201525f6021820152205b94801561245e575f190194614cc9565b60405190600182535f6001830152602182015220614d04565b93965091945091925090614c6c614c60565b614d49915161514b565b969496614cc9565b60405173ffffffffffffffffffffffffffffffffffffffff60208201926001845216604082015260408152612e76606082612e1d565b919093929360408203614e1d57604080614dcb925f978897868451978894602086019a8b528686013783019184830152606082015203016020810184520182612e1d565b51906101005afa614dda6146ec565b81614e11575b81614de9575090565b60019150602081519101519060208110614e0257501490565b5f199060200360031b1b161490565b80516020149150614de0565b50505050505f90565b91908110156130b55760051b0190565b9390929182811015614f2b57915f19810190811161245e5792945f92915b818410614e715750505050159182614e6b57505090565b14919050565b90929693958695929515614f1f576001808716148015614f16575b15614eef57614eac90614ea48986859a99979a614e26565b356001615164565b925b600181161580614ee6575b15614ecb5760011c9460011c94614eae565b6001909794979691929593965b811c93811c94019291614e54565b50801515614eb9565b614f10600191614f088a8786979a9b98969c999c614e26565b359083615164565b96614ed8565b50868614614e8c565b50505050925050505f90565b5050505050505f90565b91905f925f915b808310614f4857505050565b909193614f7160019167ffffffffffffffff614f6a6020613c438a888a6136d2565b1690612f1b565b94019190614f3c565b9290916041820361505d5781604011610cbe5760208101359282604010156130b557604082013560f81c927f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a085118015615046575b614f2b57602011610cbe576020935f936080933590604051938452868401526040830152606082015282805260015afa15611e2f5773ffffffffffffffffffffffffffffffffffffffff5f5116801515918261502a57505090565b73ffffffffffffffffffffffffffffffffffffffff1614919050565b50601b8414158015614fcf5750601c841415614fcf565b505050505f90565b919080821015613ba55761507892614e26565b3590565b92919080519160a060808301519201519094604051916001835360051b01928260051b840192610100031c905b8284106150b65750505050565b9091929460208360051b16906001828401015260218635918303015260206041822095019160011c929192906150a9565b92939190821561511657613b1261510b615103613d7297614d51565b848488614aa8565b936020850151612f1b565b5050505050565b604191604051915f8353600183015260218201522090565b9060ff039060ff821161245e576001911c161590565b6041916040519160018353600183015260218201522090565b91909160011461519b577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f010000000000000000000000000000000000000000000000000000000000000084526021830152604182015260418152612e76606182612e1d56' as const;
