/**
 * Generated from NodeRegistry.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 0f90e44f99d3d76b09d15576f340cefbca6b0611f602638667bff3eb1e48266e
 * @module
 */

export const nodeRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "minStake_",
        "type": "uint256"
      },
      {
        "internalType": "uint64",
        "name": "exitDelay_",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "maxEvidenceAge_",
        "type": "uint64"
      },
      {
        "internalType": "bool",
        "name": "onePlatformKey_",
        "type": "bool"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "baseBps",
            "type": "uint16"
          },
          {
            "internalType": "uint32",
            "name": "factorBps",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "power",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          }
        ],
        "internalType": "struct INodeRegistry.Penalty",
        "name": "penalty_",
        "type": "tuple"
      },
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "equivocation_",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "ringReferee_",
        "type": "address"
      },
      {
        "internalType": "contract IRevocations",
        "name": "revocations_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyExiting",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadEvidenceAge",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPenalty",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPossession",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      }
    ],
    "name": "EvidenceKnown",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "exitAt",
        "type": "uint64"
      }
    ],
    "name": "ExitNotDue",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "KeyTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NodeExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotOperator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "NotSlasher",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "latest",
        "type": "uint64"
      }
    ],
    "name": "OverlapTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "platformId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "holder",
        "type": "bytes32"
      }
    ],
    "name": "PlatformTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "StakeInDispute",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "got",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "StakeTooSmall",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "UnknownNode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ZeroAddress",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ZeroEvidence",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "measurement",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "platformId",
        "type": "bytes32"
      }
    ],
    "name": "EvidenceRegistered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "exitAt",
        "type": "uint64"
      }
    ],
    "name": "ExitRequested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "oldKeyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "oldKeyValidUntil",
        "type": "uint64"
      }
    ],
    "name": "KeyRotated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      }
    ],
    "name": "NodeRegistered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "slasher",
        "type": "address"
      }
    ],
    "name": "Slashed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "StakeAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "StakeWithdrawn",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_KEY_OVERLAP",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "addStake",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "contract IChallenge",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "equivocation",
    "outputs": [
      {
        "internalType": "address",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      }
    ],
    "name": "evidenceSince",
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
    "inputs": [],
    "name": "exitDelay",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "getNode",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "exitAt",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "payout",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "evidenceAt",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "stake",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "peerIdHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "evidenceHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "measurement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "platformId",
            "type": "bytes32"
          }
        ],
        "internalType": "struct INodeRegistry.Node",
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
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "isServing",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "isStaked",
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
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "keyOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "maxEvidenceAge",
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
    "inputs": [],
    "name": "minStake",
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
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "peerIdHash",
        "type": "bytes32"
      }
    ],
    "name": "nodeId",
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
    "inputs": [],
    "name": "onePlatformKey",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "payoutOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "penalty",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "baseBps",
            "type": "uint16"
          },
          {
            "internalType": "uint32",
            "name": "factorBps",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "power",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "window",
            "type": "uint64"
          }
        ],
        "internalType": "struct INodeRegistry.Penalty",
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
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "penaltyOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "platformId",
        "type": "bytes32"
      }
    ],
    "name": "platformHolder",
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
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "compressedKey",
        "type": "bytes"
      }
    ],
    "name": "possessionMessage",
    "outputs": [
      {
        "internalType": "bytes",
        "name": "",
        "type": "bytes"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "peerIdHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "evidenceHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "measurement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "platformId",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "payout",
            "type": "address"
          },
          {
            "internalType": "bytes",
            "name": "blsKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "possession",
            "type": "bytes"
          }
        ],
        "internalType": "struct INodeRegistry.Registration",
        "name": "r",
        "type": "tuple"
      }
    ],
    "name": "register",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "evidenceHash",
        "type": "bytes32"
      }
    ],
    "name": "renewEvidence",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "requestExit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "revocations",
    "outputs": [
      {
        "internalType": "contract IRevocations",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ringReferee",
    "outputs": [
      {
        "internalType": "address",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "bytes",
            "name": "blsKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "possession",
            "type": "bytes"
          },
          {
            "internalType": "bytes32",
            "name": "evidenceHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "measurement",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "platformId",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "oldKeyValidUntil",
            "type": "uint64"
          }
        ],
        "internalType": "struct INodeRegistry.Rotation",
        "name": "r",
        "type": "tuple"
      }
    ],
    "name": "rotateKey",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "slash",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalStake",
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
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "withdrawStake",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const nodeRegistryBytecode = '0x610200604052346102f75760405161312038819003601f8101601f191683016001600160401b038111848210176102fb5783928291604052833981010361018081126102f7578151906100546020840161030f565b6100606040850161030f565b9260608501519283151584036102f757608090607f1901126102f75760405190608082016001600160401b038111838210176102fb57604052608086015161ffff811681036102f757825260a08601519163ffffffff831683036102f7576020810192835260c08701519460ff861686036102f757604082019586526100e860e0890161030f565b606083019081526101008901519098906001600160a01b03811681036102f7576101156101208301610323565b906101606101266101408501610323565b930151936001600160a01b03851685036102f7576001600160401b038b16156102e85761ffff86511680159081156102dc575b5080156102d0575b80156102c2575b80156102b0575b6102a15760ff9a63ffffffff9961ffff9860805260a05260c05260e0526101005261014052610160526101205251166101805251166101a05251166101c05260018060401b039051166101e052604051612de89081610338823960805181818161086f015281816113a701526119df015260a0518181816114c601526115b4015260c05181818161136c0152611db3015260e05181818161173d0152611cea015261010051818181610178015281816108180152610d6e015261012051818181610fba0152611e530152610140518181816104270152610f4e0152610160518181816103e701526107c801526101805181818161165d01526123a601526101a05181818161168f015261232b01526101c0518181816116c0015261236c01526101e0518181816116e701526122790152f35b632f89fbbd60e21b5f5260045ffd5b508b516001600160401b03161561016f565b50600360ff8b511611610168565b5060ff8a511615610161565b6127109150115f610159565b63553841db60e01b5f5260045ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b03821682036102f757565b51906001600160a01b03821682036102f75756fe60806040526004361015610011575f80fd5b5f3560e01c80630700a4f41461176257806308c1a9c8146117265780630edd2ffc146116115780630f6cf926146115d8578063283886301461159457806334980aaa1461145a578063355f814b146113ca578063375b3c0a146113905780633db6f47e1461134c5780634591d2421461132457806350c946fe146111a057806362488c3c1461118357806366da754b146110635780636cb4ba5f146110225780637c7f58b014610fde57806385e3246214610f8e5780638b0e9f3f14610f725780639f9c534e14610f22578063b95ff68914610cb9578063c2a2fde214610c76578063cb29ebc21461083c578063d2ef7398146107ec578063dc8ac2791461079c578063df78bce21461075f578063ec8af50c146104d7578063ed2f98b7146104b0578063eddeaa71146104535763f415ed141461014d575f80fd5b3461044f57602060031936011261044f5760043573ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000163314158061040f575b806103cf575b6103a357805f52600360205260405f2073ffffffffffffffffffffffffffffffffffffffff81541615610377576002604091019167ffffffffffffffff6102006fffffffffffffffffffffffffffffffff85541661220e565b8151602083015160801b7fffffffffffffffffffffffffffffffff00000000000000000000000000000000166fffffffffffffffffffffffffffffffff918216176001559190940151600280547fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000016939091169290921790915583541691670de0b6b3a7640000906102929084611b48565b04916fffffffffffffffffffffffffffffffff83169003926fffffffffffffffffffffffffffffffff841161034a576fffffffffffffffffffffffffffffffff602094167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610308825f54611a58565b5f557fb543dd4907d254af3dc36fa58e9b99a6ce4e10cb1639cefc22ecd2595abda2b7604080518481523386820152a26103428133611f2c565b604051908152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b507f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4bc0cd76000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000163314156101a7565b5073ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000163314156101a1565b5f80fd5b3461044f57602060031936011261044f576004355f5260036020526020670de0b6b3a76400006104a76fffffffffffffffffffffffffffffffff600260405f2001541661049f8161220e565b919050611b48565b04604051908152f35b3461044f57604060031936011261044f5760206103426104ce6117d1565b60243590611aec565b3461044f57604060031936011261044f5760243560043567ffffffffffffffff821161044f578160040160c0600319843603011261044f57815f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561073357330361070357815f52600360205260405f2067ffffffffffffffff815460a01c166106d7576201518067ffffffffffffffff4216019167ffffffffffffffff831161034a5767ffffffffffffffff60a48601938161059586611ad7565b91169182911611610696575091837f2ab2595f59429671ff9fa3d79fbcbdaefa33c903f72c035e3eb4dd9bfb490c5561067d8460449667ffffffffffffffff61066960046106949c99019761060960248b6106008c54976105f68180611a86565b9490930190611a86565b9290918c611f8b565b9590809a61061684611ad7565b875f52600460205286600160405f200191167fffffffffffffffffffffffffffffffffffffffffffffffff00000000000000008254161790555560648b01356006820155600760848c0135910155611ad7565b6040519485946060865260608601906118eb565b9260208501521660408301520390a3013590611b5b565b005b67ffffffffffffffff6106a885611ad7565b7f02f55a61000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b827fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b827f706d8e77000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461044f57602060031936011261044f576004355f5260046020526040805f2067ffffffffffffffff600182549201541682519182526020820152f35b3461044f575f60031936011261044f57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461044f575f60031936011261044f57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b602060031936011261044f5760043567ffffffffffffffff811161044f57806004019060e0600319823603011261044f577f0000000000000000000000000000000000000000000000000000000000000000803410610c4757506084810173ffffffffffffffffffffffffffffffffffffffff6108b882611a65565b1615610c1f5782356108ca8133611aec565b93845f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416610bf3576108ff60a4850182611a86565b909160c4860161090e91611a86565b916109199388611f8b565b91909261092590611a65565b604051916109328361183d565b33835260208301915f8352604084019073ffffffffffffffffffffffffffffffffffffffff16815260608401915f83526080850190346fffffffffffffffffffffffffffffffff16825260a0860190815260c086019188835260e08701935f855261010088019560448c0135875261012089019760648d013589528d5f52600360205260405f20995173ffffffffffffffffffffffffffffffffffffffff1673ffffffffffffffffffffffffffffffffffffffff168a547fffffffffffffffffffffffff000000000000000000000000000000000000000016178a555167ffffffffffffffff16610a6b908a907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b60018901915173ffffffffffffffffffffffffffffffffffffffff1673ffffffffffffffffffffffffffffffffffffffff1682547fffffffffffffffffffffffff0000000000000000000000000000000000000000161782555167ffffffffffffffff16610b2091907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b516fffffffffffffffffffffffffffffffff1660028701906fffffffffffffffffffffffffffffffff1681547fffffffffffffffffffffffffffffffff0000000000000000000000000000000016179055516003860155516004850155516005840155516006830155519060070155345f5490610b9c91611a4b565b5f55836040516020815280339360208201610bb6916118eb565b037f73920f2e75680961daf3d37fadc3c98dbae87dd1a23516a31cb9ff4203918d8c91a460240135610be89082611b5b565b604051908152602090f35b847ffd01315f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff74c0f33000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b3461044f57602060031936011261044f576004355f526003602052602073ffffffffffffffffffffffffffffffffffffffff600160405f20015416604051908152f35b3461044f57602060031936011261044f57600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610377573303610ef357805f52600360205260405f2067ffffffffffffffff815460a01c1680158015610eea575b610ebb57506040517f0ce9411500000000000000000000000000000000000000000000000000000000815282600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015610eb0575f90610e6d575b63ffffffff915016610e41579073ffffffffffffffffffffffffffffffffffffffff8260026106949401926fffffffffffffffffffffffffffffffff845416937fffffffffffffffffffffffffffffffff000000000000000000000000000000008154169055610e0e845f54611a58565b5f557f80f371db73b1f2c178035e1597e63905a3394128bc8a687e663b27e8a6dc32346020604051868152a25416611f2c565b507f25c98169000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506020813d602011610ea8575b81610e8760209383611876565b8101031261044f575163ffffffff8116810361044f5763ffffffff90610d9d565b3d9150610e7a565b6040513d5f823e3d90fd5b827ff50e2fab000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b50804210610d20565b7ffc8c2f64000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b3461044f575f60031936011261044f57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461044f575f60031936011261044f5760205f54604051908152f35b3461044f575f60031936011261044f57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461044f57602060031936011261044f57600435805f52600660205261100960405f20549182611ec0565b1561101957602090604051908152f35b5060205f610342565b3461044f57602060031936011261044f5760206004356110418161198d565b9081611053575b506040519015158152f35b61105d9150611d86565b82611048565b602060031936011261044f57600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610377573303610ef357805f52600360205267ffffffffffffffff60405f205460a01c1661115857805f526003602052600260405f20016fffffffffffffffffffffffffffffffff6110ee81341682845416611a19565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055611121345f54611a4b565b5f5561112c81611cd8565b7f3b15de13514518fa0748d88dd85871f44eccc587c2d80d51faaf99bed8e7aa936020604051348152a2005b7fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461044f575f60031936011261044f576020604051620151808152f35b3461044f57602060031936011261044f575f6101206040516111c18161183d565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015201526004355f52600360205261014060405f206040516112148161183d565b8080808454946fffffffffffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff87169687845267ffffffffffffffff602085019160a01c16815267ffffffffffffffff600184015473ffffffffffffffffffffffffffffffffffffffff60408701818316815283606089019360a01c16835283866002890154169560808a01968752610120600760038b01549a60a08d019b8c5260c060048201549d019c8d5260e060058201549e019d8e5261010060068201549f019e8f5201549d019c8d526040519d8e52511660208d0152511660408b015251166060890152511660808701525160a08601525160c08501525160e08401525161010083015251610120820152f35b3461044f57602060031936011261044f57602061134260043561198d565b6040519015158152f35b3461044f575f60031936011261044f57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461044f575f60031936011261044f5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461044f576113d836611910565b815f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f205416801561073357330361070357815f52600360205267ffffffffffffffff60405f205460a01c1661142e5761069491611b5b565b507fd44c9b79000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461044f57602060031936011261044f57600435805f52600360205273ffffffffffffffffffffffffffffffffffffffff60405f2054168015610377573303610ef357805f52600360205267ffffffffffffffff60405f205460a01c166111585767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff811161034a5760207fcb1b5bec728ce004a8d15476ddf19d258fdece8df0609f8e9bcf80dcb749dacf91835f52600382526115818160405f20907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b67ffffffffffffffff60405191168152a2005b3461044f575f60031936011261044f57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461044f576115e636611910565b905f52600560205260405f20905f52602052602067ffffffffffffffff60405f205416604051908152f35b3461044f575f60031936011261044f575f6060604051611630816117f4565b8281528260208201528260408201520152608060405161164f816117f4565b67ffffffffffffffff61ffff7f0000000000000000000000000000000000000000000000000000000000000000169182815260ff602082019163ffffffff7f000000000000000000000000000000000000000000000000000000000000000016835263ffffffff60606040830192847f00000000000000000000000000000000000000000000000000000000000000001684520193857f0000000000000000000000000000000000000000000000000000000000000000168552604051968752511660208601525116604084015251166060820152f35b3461044f575f60031936011261044f5760206040517f000000000000000000000000000000000000000000000000000000000000000015158152f35b3461044f57604060031936011261044f5761177b6117d1565b60243567ffffffffffffffff811161044f573660238201121561044f576117cd916117b36117b99236906024816004013591016118b5565b90611926565b6040519182916020835260208301906118eb565b0390f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361044f57565b6080810190811067ffffffffffffffff82111761181057604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b610140810190811067ffffffffffffffff82111761181057604052565b6060810190811067ffffffffffffffff82111761181057604052565b90601f601f19910116810190811067ffffffffffffffff82111761181057604052565b67ffffffffffffffff811161181057601f01601f191660200190565b9291926118c182611899565b916118cf6040519384611876565b82948184528183011161044f578281602093845f960137010152565b90601f19601f602080948051918291828752018686015e5f8582860101520116010190565b600319604091011261044f576004359060243590565b60486020809361198a937fffffffffffffffffffffffffffffffffffffffff0000000000000000000000006040519683889451918291018686015e83019146858401523060601b604084015260601b16605482015203016028810184520182611876565b90565b5f52600360205260405f2080549073ffffffffffffffffffffffffffffffffffffffff821615159182611a03575b50816119c5575090565b6fffffffffffffffffffffffffffffffff915060020154167f0000000000000000000000000000000000000000000000000000000000000000111590565b60a01c67ffffffffffffffff161591505f6119bb565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff821161034a57565b9190820180921161034a57565b9190820391821161034a57565b3573ffffffffffffffffffffffffffffffffffffffff8116810361044f5790565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561044f570180359067ffffffffffffffff821161044f5760200191813603831361044f57565b3567ffffffffffffffff8116810361044f5790565b906040519073ffffffffffffffffffffffffffffffffffffffff6020830193168352604082015260408152611b22606082611876565b51902090565b90655af3107a4000820291808304655af3107a4000149015171561034a57565b8181029291811591840414171561034a57565b908015611cb057815f52600560205260405f20815f5260205267ffffffffffffffff60405f205416611c815767ffffffffffffffff421691805f52600560205260405f20825f5260205260405f2067ffffffffffffffff84167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055805f526003602052611c4260405f209383600586015560018501907fffffffff0000000000000000ffffffffffffffffffffffffffffffffffffffff7bffffffffffffffff000000000000000000000000000000000000000083549260a01b169116179055565b611c4b81611cd8565b7f0bc43a45a7df606ea1fadef777448de0879432472d9ad08d560be4d3d5e4faf0602060076006860154950154604051908152a4565b907f711f854c000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fd1894cc8000000000000000000000000000000000000000000000000000000005f5260045ffd5b805f526003602052600760405f2001547f0000000000000000000000000000000000000000000000000000000000000000158015611d7e575b611d7a57805f52600660205260405f2054828114611d7557611d338282611ec0565b611d4657505f52600660205260405f2055565b907fec451584000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b505050565b5050565b508015611d11565b805f52600360205260405f2090611dd967ffffffffffffffff600184015460a01c1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690611a4b565b4211159182611de757505090565b9091506006810154906007600582015491015491604051937fa9f13291000000000000000000000000000000000000000000000000000000008552600485015260248401526044830152606482015260208160848173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610eb0575f91611e8757501590565b90506020813d602011611eb8575b81611ea260209383611876565b8101031261044f5751801515810361044f571590565b3d9150611e95565b90815f526003602052600760405f200154149081611eec575b81611ee2575090565b61198a9150611d86565b9050611ef78161198d565b90611ed9565b3d15611f27573d90611f0e82611899565b91611f1c6040519384611876565b82523d5f602084013e565b606090565b5f80808085855af1611f3c611efd565b5015611f46575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b91949293611f9a3687846118b5565b9485519661010088036121e25760208098508701517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060408901519160608a01519960808101519060a081015160c08201519061010060e0840151930151808417155f146121d1575061200d9250612b5d565b156121c8578260a09b5b6fff0000000000000000000000000000006040519e8f019d60781b161760801b168b5260308c015260801b1660508a015260608901526060885261205c608089611876565b87968851902097885f52600460205260405f205461219c576120fd946120ef6120886120f79333611926565b9460405196612098606089611876565b602b88527f424c535f504f505f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f000000000000000000000000000000000000000000604089015236916118b5565b9236916118b5565b906124af565b1561217457604051906040820182811067ffffffffffffffff82111761181057604052815267ffffffffffffffff60018160208401818152875f52600460205260405f20945185555116920191167fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055565b7f79d9ccb6000000000000000000000000000000000000000000000000000000005f5260045ffd5b887f465666f1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b8260809b612017565b9150506121dd91612b5d565b61200d565b877f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b905f6040805161221d8161185a565b82815282602082015201526040516122348161185a565b600154926fffffffffffffffffffffffffffffffff84168252602082019360801c845267ffffffffffffffff600254169360408301948552829467ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001680156124825767ffffffffffffffff8083511691814216041690808203612428575b505050506122dd6fffffffffffffffffffffffffffffffff9182845116611a19565b1681525f5490811561242057506123566123516123246fffffffffffffffffffffffffffffffff8651166fffffffffffffffffffffffffffffffff60208801511690611a4b565b63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001690611b48565b611b28565b04670de0b6b3a76400008111612411575b6001907f000000000000000000000000000000000000000000000000000000000000000060ff16815b8184106123ef5750506123d091506123cb61ffff7f000000000000000000000000000000000000000000000000000000000000000016611b28565b611a4b565b90670de0b6b3a764000082116123e257565b670de0b6b3a76400009150565b9091670de0b6b3a764000061240683600193611b48565b049301929190612390565b50670de0b6b3a7640000612367565b92505f919050565b92936001909301929167ffffffffffffffff841161034a576fffffffffffffffffffffffffffffffff946122dd9467ffffffffffffffff16830361247b5785808851165b1690525f865252915f806122bb565b855f61246c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b92919091835160808103612b32575082516101008103612b3257506124d384612bc1565b8015612b23575b612b1b57805161255060016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182611876565b60205f606094604051906125648783611876565b604082526125e26003858401601f198a013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282611876565b604051918291518091835e8101838152039060025afa15610eb0575f519060205f604051828101908582527f0100000000000000000000000000000000000000000000000000000000000000604082015261265c602182868851808c604185015e820101828101878152500301601f198101835282611876565b604051918291518091835e8101838152039060025afa15610eb0575f519160205f6040518281019086851882527f020000000000000000000000000000000000000000000000000000000000000060408201526126d8602182868951808d604185015e820101828101878152500301601f198101835282611876565b604051918291518091835e8101838152039060025afa15610eb0575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152612754602182868a51808a604185015e820101828101878152500301601f198101835282611876565b604051918291518091835e8101838152039060025afa15610eb0576020915f916127d26021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282611876565b604051918291518091835e8101838152039060025afa15610eb0575f9261284e6128486128426128549461282588978851966040519160208301526040820152604081526128208b82611876565b612c9a565b946040519160208301526040820152604081526128208982611876565b92612c3c565b91612c3c565b90612bfc565b602081519101600b5afa90612867611efd565b91158015612b0f575b612ae257612a6f5f9493602092858488970151604082015191608084820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab82118a14612ada5760ff60015b604051958a8701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd703848401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab0360808301526080825261291e60a083611876565b6040519161292e61012084611876565b61010083526f13e02b6052719f607dacd3a088274f65878401946f024aa2b2f08f0a91260805272dc5105186527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408601528401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282611876565b5190600f5afa612a7d611efd565b90158015612ace575b612aa15760208180518101031261044f576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b50602081511415612a86565b60ff8a6128c1565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b50608082511415612870565b505050505f90565b50612b2d83612bc1565b6124da565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b906f0d0088f51cbff34d258dd3db21a5d66b8211918215612b7d57505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081612b9a575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b828110612bd857505050600190565b8060061b82016040602082015191015117612bf557600101612bc9565b5050505f90565b612c3a906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283611876565b565b5f809160208151910160105afa90612c52611efd565b91158015612c8e575b612c6157565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b50608082511415612c5b565b5f8060405192612cab606085611876565b60308452612d71600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285611876565b60405193612d80604086611876565b6010855260203681870137519060055afa612d99611efd565b90158015612ddc575b612daf5761198a91612bfc565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b50603081511415612da256' as const;
